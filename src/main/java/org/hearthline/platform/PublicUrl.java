package org.hearthline.platform;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the carrier and browsers reach the service: what a request says of its host is its sender's choice. */
@Singleton
public final class PublicUrl {

    private final String url;

    /** @param url a slash at its end says nothing */
    public PublicUrl(@ConfigProperty(name = "hearthline.public-url") String url) {
        this.url = url.replaceFirst("/+$", "");
    }

    /** @param path from its first slash on */
    public String at(String path) {
        return url + path;
    }

    public String host() {
        return Objects.requireNonNullElse(URI.create(url).getHost(), "localhost");
    }
}
