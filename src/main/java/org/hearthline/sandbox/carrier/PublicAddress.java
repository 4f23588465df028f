package org.hearthline.sandbox.carrier;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Where the service is reached that the world knows under another address, as behind a proxy: signatures cover the public address,
 * connections go to where the processes listen, to each in turn.
 */
public final class PublicAddress {

    private final String publicUrl;
    private final Supplier<List<String>> processes;
    private final AtomicInteger turn = new AtomicInteger();

    private PublicAddress(String publicUrl, Supplier<List<String>> processes) {
        this.publicUrl = withoutSlash(publicUrl);
        this.processes = processes;
    }

    /**
     * Leads what is below the public address to the processes.
     *
     * @param publicUrl the address without a path, such as {@code https://hearthline.agency.example}
     * @param processes where the processes listen, such as {@code http://127.0.0.1:8081}; asked before each connection
     */
    public static PublicAddress leadingTo(String publicUrl, Supplier<List<String>> processes) {
        return new PublicAddress(publicUrl, processes);
    }

    /** Every address is where it says. */
    public static PublicAddress none() {
        return new PublicAddress("", List::of);
    }

    /** Where to connect for this address. */
    String connectionFor(String url) {
        List<String> targets = publicUrl.isEmpty() || !isBelowPublicUrl(url) ? List.of() : processes.get();
        if (targets.isEmpty()) {
            return url;
        }
        String target = targets.get(Math.floorMod(turn.getAndIncrement(), targets.size()));
        return withoutSlash(target) + url.substring(publicUrl.length());
    }

    private boolean isBelowPublicUrl(String url) {
        return url.startsWith(publicUrl + "/") || url.startsWith(publicUrl + "?") || url.equals(publicUrl);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
