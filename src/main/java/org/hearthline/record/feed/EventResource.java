package org.hearthline.record.feed;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Page;
import org.hearthline.platform.Role;
import org.hearthline.record.feed.EventRows.Found;
import org.jspecify.annotations.Nullable;

/** The change feed. It is read in order and at least once; {@code next} is where to go on, at the end too. */
@Path("/api/v1/events")
class EventResource {

    private static final MediaType BATCH = new MediaType("application", "cloudevents-batch+json");

    private final EventRows rows;
    private final Documents documents;

    EventResource(EventRows rows, Documents documents) {
        this.rows = rows;
        this.documents = documents;
    }

    /**
     * A cursor from before what is kept, or from before a restore.
     *
     * @param oldest the cursor to begin again with
     */
    record Gone(String type, String title, int status, String detail, String oldest) {

        static Gone from(Place oldest) {
            return new Gone(
                    "about:blank",
                    "Gone",
                    410,
                    "The feed no longer holds what comes behind this cursor. Read your cases anew, then go on from oldest.",
                    oldest.cursor());
        }
    }

    @GET
    @RolesAllowed(Role.SYSTEM_NAME)
    public Uni<Response> events(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpHeaders headers) {
        Page.Request page = Page.Request.of(after, limit);
        String place = page.after();
        return rows.behind(place == null ? null : Place.of(place), page.limit())
                .map(found -> found.gone()
                        ? answer(410, Gone.from(found.next()), "application/problem+json")
                                .build()
                        : wantsBatch(headers) ? batch(found, page.limit()) : page(found));
    }

    private Response page(Found found) {
        return answer(200, new Page<>(found.events(), found.next().cursor()), MediaType.APPLICATION_JSON)
                .build();
    }

    /** The plain array of CloudEvents' own JSON batch format has no room for a cursor. */
    private Response batch(Found found, int limit) {
        String next = "</api/v1/events?after=%s&limit=%d>; rel=\"next\""
                .formatted(found.next().cursor(), limit);
        return answer(200, found.events(), BATCH.toString())
                .header(HttpHeaders.LINK, next)
                .build();
    }

    private Response.ResponseBuilder answer(int status, Object entity, String type) {
        return Response.status(status).type(type).entity(documents.text(entity).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean wantsBatch(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.getType().equals(BATCH.getType())
                        && type.getSubtype().equals(BATCH.getSubtype()));
    }
}
