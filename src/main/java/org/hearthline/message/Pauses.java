package org.hearthline.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Rows;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;

/** What operators hold back: {@code ALL}, a channel or a purpose (POLICY 5.1). It waits, and goes on from where it stood. */
@Singleton
public class Pauses {

    /** What can be held back, the widest first. */
    public static final List<String> SCOPES = Stream.of(
                    Stream.of("ALL"),
                    Arrays.stream(Channel.values()).map(Enum::name),
                    Arrays.stream(Purpose.values()).map(Enum::name))
            .flatMap(scopes -> scopes)
            .toList();

    private final Pool pool;
    private final Transactions transactions;
    private final Documents documents;
    private final ServiceClock clock;

    Pauses(Pool pool, Transactions transactions, Documents documents, ServiceClock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.documents = documents;
        this.clock = clock;
    }

    /** @param why for whoever comes next */
    record Pausing(@NotBlank @Size(max = 200) String why) {}

    /**
     * One that holds.
     *
     * @param scope one of {@link #SCOPES}
     */
    public record Pause(String scope, Instant since, String why) {}

    /** Those that hold, by scope. */
    public Uni<List<Pause>> all() {
        return pool.query("select scope, since, why from pause order by scope")
                .execute()
                .map(rows -> Rows.list(
                        rows,
                        row -> new Pause(
                                row.getString("scope"),
                                row.getOffsetDateTime("since").toInstant(),
                                row.getString("why"))));
    }

    /**
     * Hand-offs under way are finished. A pause that is there already stays as it is. Fails with a 404 problem where there is no such
     * scope, with 422 naming each bad field.
     *
     * @param pausing as {@code PUT /pauses/{scope}} takes it
     */
    public Uni<List<Pause>> pause(Viewer operator, String scope, ObjectNode pausing) {
        return pause(operator, scope, documents.read(pausing, Pausing.class));
    }

    Uni<List<Pause>> pause(Viewer operator, String scope, Pausing pausing) {
        known(scope);
        return transactions
                .write(operator, session -> session.createNativeQuery(
                                "insert into pause (scope, since, why) values (:scope, :since, :why) on conflict do nothing")
                        .setParameter("scope", scope)
                        .setParameter("since", clock.instant())
                        .setParameter("why", pausing.why())
                        .executeUpdate())
                .chain(this::all);
    }

    /** What it held is judged anew at once. Fails with a 404 problem where there is no such scope. */
    public Uni<List<Pause>> resume(Viewer operator, String scope) {
        known(scope);
        return transactions
                .write(operator, session -> session.createNativeQuery("delete from pause where scope = :scope")
                        .setParameter("scope", scope)
                        .executeUpdate()
                        .chain(() -> judgeHeldAnew(session, scope)))
                .chain(this::all);
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
