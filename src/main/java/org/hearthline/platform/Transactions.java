package org.hearthline.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One Hibernate Reactive session and transaction for a use case. Writers say who acts, and the audit trail refuses a write that names
 * nobody.
 */
@Singleton
public class Transactions {

    /** Acts where no user does: the service following the calendar. */
    public static final Viewer SERVICE = new Viewer("hearthline", Role.SYSTEM);

    private final Mutiny.SessionFactory sessions;
    private final Pool pool;
    private final ServiceClock clock;
    private final Wakeups wakeups;

    Transactions(Mutiny.SessionFactory sessions, Pool pool, ServiceClock clock, Wakeups wakeups) {
        this.sessions = sessions;
        this.pool = pool;
        this.clock = clock;
        this.wakeups = wakeups;
    }

    /** A session of its own: several may be open at once on one Vert.x context, as when messages are written side by side. */
    public <T> Uni<T> read(Function<Mutiny.Session, Uni<T>> work) {
        return sessions.openSession().chain(session -> {
            session.setDefaultReadOnly(true);
            return work.apply(session).eventually(session::close);
        });
    }

    public <T> Uni<T> write(Viewer actor, Function<Mutiny.Session, Uni<T>> work) {
        return sessions.withTransaction(
                        (session, transaction) -> name(session, actor).chain(() -> work.apply(session)))
                .invoke(wakeups::wake);
    }

    /** The same in a session of its own: several may write side by side on one Vert.x context. */
    public <T> Uni<T> writeBeside(Viewer actor, Function<Mutiny.Session, Uni<T>> work) {
        return sessions.openSession()
                .chain(session -> session.withTransaction(
                                transaction -> name(session, actor).chain(() -> work.apply(session)))
                        // Also where it is cancelled, as when one that is written beside it fails.
                        .eventually(session::close))
                .invoke(wakeups::wake);
    }

    /**
     * A batch of due work in the service's own name; answers how much there was. It wakes the queues only when there was any: one that
     * wakes them by looking would look again for ever.
     */
    public Uni<Integer> serve(Function<Mutiny.Session, Uni<Integer>> batch) {
        return sessions.withTransaction(
                        (session, transaction) -> name(session, SERVICE).chain(() -> batch.apply(session)))
                .invoke(count -> {
                    if (count > 0) {
                        wakeups.wake();
                    }
                });
    }

    /** A writer's transaction on the pool, for work that no session takes part in. */
    public <T> Uni<T> writeOnPool(Viewer actor, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(transaction ->
                        nameActor(transaction, actor, clock.instant()).chain(() -> work.apply(transaction)))
                .invoke(wakeups::wake);
    }

    /** Holds off, until the transaction ends, everyone else who asks for the same name: for rows that may not be there yet to lock. */
    public Uni<Void> alone(Mutiny.Session session, String name) {
        return session.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 0))) held", Integer.class)
                .setParameter("name", name)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** The same for several names, always in one order, so that two who ask for some of the same do not wait for each other. */
    public Uni<Void> alone(Mutiny.Session session, Collection<String> names) {
        return session.createNativeQuery("""
                        select 1 from (select count(pg_advisory_xact_lock(key)) from
                            (select distinct hashtextextended(name, 0) as key from unnest(cast(:names as text[])) name
                             order by 1) in_order) held
                        """, Integer.class)
                .setParameter("names", names.toArray(String[]::new))
                .getSingleResult()
                .replaceWithVoid();
    }

    /** Does this within a writer's transaction in the service's own name: it follows the calendar, whoever happens to ask. */
    public <T> Uni<T> asService(Mutiny.Session session, Supplier<Uni<T>> work) {
        return session.createNativeQuery(
                        "select current_setting('hearthline.actor') || ' ' || current_setting('hearthline.actor_role')",
                        String.class)
                .getSingleResult()
                .chain(actor -> session.flush()
                        .chain(() -> name(session, SERVICE))
                        .chain(work::get)
                        .call(session::flush)
                        .call(() -> name(session, viewer(actor))));
    }

    /** Names who acts to the audit trail, in a transaction that is not a session's. */
    public static Uni<Void> nameActor(SqlConnection transaction, Viewer actor, Instant now) {
        return transaction
                .preparedQuery("""
                        select set_config('hearthline.actor', $1, true), set_config('hearthline.actor_role', $2, true),
                               set_config('hearthline.at', $3, true)
                        """)
                .execute(Tuple.of(actor.id(), actor.role().roleName(), now.toString()))
                .replaceWithVoid();
    }

    private static Viewer viewer(String actor) {
        int space = actor.lastIndexOf(' ');
        return new Viewer(
                actor.substring(0, space),
                Role.valueOf(actor.substring(space + 1).toUpperCase(Locale.ROOT)));
    }

    private Uni<Object> name(Mutiny.Session session, Viewer actor) {
        return session.createNativeQuery("""
                        select set_config('hearthline.actor', :actor, true),
                               set_config('hearthline.actor_role', :role, true),
                               set_config('hearthline.at', :at, true)
                        """, Object.class)
                .setParameter("actor", actor.id())
                .setParameter("role", actor.role().roleName())
                .setParameter("at", clock.instant().toString())
                .getSingleResult();
    }
}
