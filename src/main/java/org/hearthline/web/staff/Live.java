package org.hearthline.web.staff;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;

/**
 * Tells an open page that something changed of what its reader sees, and never what: the page is read anew. It asks the database, so that
 * it hears of what any replica did, by a few index lookups for each of the reader's cases.
 */
@Path("/live")
class Live {

    private static final String OF_CASES = """
            with mine as (select id, version from case_file where %s)
            select concat_ws(' ',
                (select sum(version) from mine),
                (select sum(d.seq) from mine, lateral (
                    select seq from decision where case_id = mine.id order by seq desc limit 1) d),
                (select sum(r.seq) from mine, lateral (
                    select max(seq) as seq from reply where case_id = mine.id) r),
                (select concat_ws(' ', count(*), max(coalesce(t.closed_at, t.created_at))) from mine join task t on t.case_id = mine.id),
                (select sum(m.version) from mine join meeting m on m.case_id = mine.id),
                (select sum(a.consent_entry) from mine join case_participant p on p.case_id = mine.id
                 join address a on a.participant_id = p.participant_id)) as mark
            """.formatted(Sight.CASES);

    private static final String OF_OPERATIONS = """
            select concat_ws(' ',
                (select string_agg(concat_ws(' ', status, reason, count), ' ' order by status, reason) from (
                    select status, reason, count(*) as count from message where queued group by status, reason) waiting),
                (select count(*) from unsettled), (select string_agg(scope, ' ' order by scope) from pause),
                (select concat_ws(' ', id, status, rows_read, cases_written, cases_unchanged, cases_refused) from bulk_import
                 order by seq desc limit 1)) as mark
            """;

    private final SecurityIdentity identity;
    private final Pool pool;
    private final Duration every;
    private volatile boolean ending;

    Live(SecurityIdentity identity, Pool pool, @ConfigProperty(name = "hearthline.live.every") Duration every) {
        this.identity = identity;
        this.pool = pool;
        this.every = every;
    }

    /** A stream would never be finished: its reader opens another one, with whichever process answers by then. */
    void end(@Observes ShutdownDelayInitiatedEvent stop) {
        ending = true;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.ADMIN_NAME})
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> changes(@Context Sse sse) {
        Viewer viewer = Viewer.of(identity);
        Multi<String> changed = Multi.createFrom()
                .ticks()
                .every(every)
                .onOverflow()
                .drop()
                .select()
                .first(tick -> !ending)
                .onItem()
                .transformToUniAndConcatenate(tick -> mark(viewer))
                .skip()
                .repetitions()
                .skip()
                .first()
                .map(mark -> "changed");
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item("opened"), changed)
                .map(name -> sse.newEventBuilder().name(name).data("").build());
    }

    private Uni<String> mark(Viewer viewer) {
        return (viewer.role() == Role.ADMIN
                        ? pool.query(OF_OPERATIONS).execute()
                        : pool.preparedQuery(OF_CASES)
                                .execute(Tuple.of(viewer.role().name(), viewer.id())))
                .map(rows -> Objects.toString(rows.iterator().next().getString("mark")));
    }
}
