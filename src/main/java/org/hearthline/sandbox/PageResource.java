package org.hearthline.sandbox;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /sandbox}: the page with clock and mailbox; script and style in files of their own, as a strict browser wants them. */
@Path("/sandbox")
@PermitAll
class PageResource {

    private final String page = file("page.html");
    private final String script = file("page.js");
    private final String style = file("page.css");

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public Uni<String> page() {
        return Uni.createFrom().item(page);
    }

    @GET
    @Path("/page.js")
    @Produces("text/javascript;charset=UTF-8")
    @Operation(hidden = true)
    public Uni<String> script() {
        return Uni.createFrom().item(script);
    }

    @GET
    @Path("/page.css")
    @Produces("text/css;charset=UTF-8")
    @Operation(hidden = true)
    public Uni<String> style() {
        return Uni.createFrom().item(style);
    }

    private static String file(String name) {
        try (InputStream file = PageResource.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The sandbox's page lacks " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
