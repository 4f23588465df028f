package org.hearthline.web;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** How the pages look: a file of its own, as the strictest browsers want it. */
@Path("/m/style.css")
@PermitAll
class PageStyle {

    private final String style = file();

    @GET
    @Produces("text/css;charset=UTF-8")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> style() {
        return Uni.createFrom()
                .item(RestResponse.ResponseBuilder.ok(style)
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                        .build());
    }

    private static String file() {
        try (InputStream file = PageStyle.class.getResourceAsStream("style.css")) {
            if (file == null) {
                throw new IllegalStateException("The pages lack their style.css");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
