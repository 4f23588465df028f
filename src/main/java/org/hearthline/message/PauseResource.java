package org.hearthline.message;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;

/** What operators hold back: {@code ALL}, a channel or a purpose. It waits, and goes on from where it stood. */
@Path("/api/v1/pauses")
@RolesAllowed(Role.ADMIN_NAME)
class PauseResource {

    private static final List<String> SCOPES = Stream.of(
                    Stream.of("ALL"),
                    Arrays.stream(Channel.values()).map(Enum::name),
                    Arrays.stream(Purpose.values()).map(Enum::name))
            .flatMap(scopes -> scopes)
            .toList();

    private final SecurityIdentity identity;
    private final Pool pool;
    private final Transactions transactions;
    private final ServiceClock clock;

    PauseResource(SecurityIdentity identity, Pool pool, Transactions transactions, ServiceClock clock) {
        this.identity = identity;
        this.pool = pool;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param why for whoever comes next */
    record Pausing(@NotBlank @Size(max = 200) String why) {}

    record Pause(String scope, Instant since, String why) {}

    @GET
    public Uni<List<Pause>> pauses() {
        return pool.query("select scope, since, why from pause order by scope")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Pause(
                                row.getString("scope"),
                                row.getOffsetDateTime("since").toInstant(),
                                row.getString("why")))
                        .toList());
    }

    /** Hand-offs under way are finished. A pause that is there already stays as it is. */
    @PUT
    @Path("/{scope}")
    public Uni<List<Pause>> pause(String scope, Pausing pausing) {
        known(scope);
        return transactions
                .write(Viewer.of(identity), session -> session.createNativeQuery(
                                "insert into pause (scope, since, why) values (:scope, :since, :why) on conflict do nothing")
                        .setParameter("scope", scope)
                        .setParameter("since", clock.instant())
                        .setParameter("why", pausing.why())
                        .executeUpdate())
                .chain(this::pauses);
    }

    @DELETE
    @Path("/{scope}")
    public Uni<List<Pause>> resume(String scope) {
        known(scope);
        return transactions
                .write(Viewer.of(identity), session -> session.createNativeQuery(
                                "delete from pause where scope = :scope")
                        .setParameter("scope", scope)
                        .executeUpdate()
                        .chain(() -> judgeHeldAnew(session, scope)))
                .chain(this::pauses);
    }

    /** At once, and not only when they would be looked at again. */
    private Uni<Integer> judgeHeldAnew(Mutiny.Session session, String scope) {
        return session.createNativeQuery("""
                        update message set due_at = :now where id in (
                            select id from message where queued and status = 'HELD' and reason = 'PAUSED' and evidence = :scope
                            for update skip locked)
                        """)
                .setParameter("now", clock.instant())
                .setParameter("scope", scope)
                .executeUpdate();
    }

    private static void known(String scope) {
        if (!SCOPES.contains(scope)) {
            throw Problem.notFound("scope");
        }
    }
}
