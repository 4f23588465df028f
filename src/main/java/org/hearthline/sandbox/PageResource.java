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
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code /sandbox}: the page with clock, phone and mailbox beside the pages of staff; script and style in files of their own, as a strict
 * browser wants them.
 */
@Path("/sandbox")
@PermitAll
class PageResource {

    /** An e-mail is shown as a mail program would: with the style that its elements carry, which its frame has from here. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline';"
                    + " img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final String page = file("page.html");
    private final String script = file("page.js");
    private final String style = file("page.css");

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> page() {
        return Uni.createFrom()
                .item(RestResponse.ResponseBuilder.ok(page)
                        .header("Content-Security-Policy", POLICY)
                        .build());
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
