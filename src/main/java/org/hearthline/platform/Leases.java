package org.hearthline.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who works on what, for work that goes on after the transaction that claimed it. A lease lasts by PostgreSQL's clock, is renewed while
 * its work goes on, and is lost when its process dies or stands still. The holder knows by a clock of its own, which also runs while
 * the process stands still, how long it holds the lease at least.
 */
@Singleton
public class Leases {

    private static final String RENEW = """
            update work_lease set until = clock_timestamp() + $2 * interval '1 millisecond'
            where id = $1 and until > clock_timestamp()
            """;

    private final Pool pool;
    private final Duration length;
    private final Duration begin;

    Leases(
            Pool pool,
            @ConfigProperty(name = "hearthline.lease") Duration length,
            @ConfigProperty(name = "hearthline.begin-within") Duration begin) {
        this.pool = pool;
        this.length = length;
        this.begin = begin;
    }

    /** A lease that is asked for now, and lasts from when the database grants it. */
    public Lease next() {
        return new Lease(UUID.randomUUID(), System.nanoTime(), length, begin);
    }

    /** Whether it is still held, for its full length anew. */
    public Uni<Boolean> renew(Lease lease) {
        long asked = System.nanoTime();
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(lease.id(), (double) length.toMillis()))
                .map(RowSet::rowCount)
                .map(renewed -> renewed > 0)
                .invoke(held -> {
                    if (held) {
                        lease.renewed(asked);
                    }
                });
    }

    /** How often to renew. */
    public Duration renewEvery() {
        return length.dividedBy(4);
    }

    /** One batch of claimed work. */
    public static final class Lease {
        private final UUID id;
        private final Duration length;
        private final Duration begin;
        private final long taken;
        private volatile long held;

        private Lease(UUID id, long taken, Duration length, Duration begin) {
            this.id = id;
            this.taken = taken;
            this.held = taken;
            this.length = length;
            this.begin = begin;
        }

        public UUID id() {
            return id;
        }

        public double millis() {
            return length.toMillis();
        }

        /**
         * Whether what was decided when the work was claimed may still be acted on: only shortly afterwards, so that a process that stood
         * still in between decides anew.
         */
        public boolean mayBegin() {
            long now = System.nanoTime();
            return now - taken < begin.toNanos() && now - held < length.toNanos();
        }

        private void renewed(long asked) {
            held = asked;
        }
    }
}
