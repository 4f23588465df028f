package org.hearthline.intake;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.platform.Role;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The queue of imports: one runs at a time, in the order in which they came, so that an older file never comes after a newer one. Who
 * runs one holds it by a lease on PostgreSQL's clock.
 */
@Singleton
class ImportRuns {

    private static final double LEASE_SECONDS = 60;

    private static final String RECEIVE = """
            insert into bulk_import (id, status, format, dry_run, sent_by, received_at)
            values ($1, 'RECEIVING', $2, $3, $4, $5)
            """;

    private static final String QUEUE = """
            update bulk_import set status = 'QUEUED', bytes = $2, due_at = $3 where id = $1 and status = 'RECEIVING'
            """;

    /** Of a file that breaks off nobody can tell what it would have said. */
    private static final String BREAK_OFF = """
            update bulk_import set status = 'FAILED', reason = 'NOT_RECEIVED', finished_at = $2
            where status = 'RECEIVING' and (id = $1 or received_at < $3)
            returning id
            """;

    /**
     * The first alone, also while whoever works on it has its row locked: to skip it would let a newer file run beside it. Of two who
     * claim it at once the second finds it leased.
     */
    private static final String CLAIM = """
            update bulk_import i
            set status = 'RUNNING', started_at = coalesce(started_at, $2), lease = $1,
                lease_until = clock_timestamp() + $3 * interval '1 second'
            where id = (select id from bulk_import where status in ('QUEUED', 'RUNNING') order by seq limit 1)
              and status in ('QUEUED', 'RUNNING') and due_at <= $2 and (lease_until is null or lease_until <= clock_timestamp())
            returning *
            """;

    private static final String NEXT_DUE = """
            select due_at from bulk_import where status in ('QUEUED', 'RUNNING') order by seq limit 1
            """;

    private static final String ADVANCE = """
            update bulk_import
            set rows_read = $3, cases_written = $4, cases_unchanged = $5, cases_refused = $6, progress = $7,
                lease_until = clock_timestamp() + $8 * interval '1 second'
            where id = $1 and lease = $2
            """;

    private static final String RENEW = """
            update bulk_import set lease_until = clock_timestamp() + $3 * interval '1 second' where id = $1 and lease = $2
            """;

    private static final String FIND = """
            insert into bulk_import_finding (import_id, kind, file, line, field, case_id, message)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """;

    private static final String END = """
            update bulk_import
            set status = $3, reason = $4, finished_at = $5, progress = case when $3 = 'DONE' then 1 else progress end,
                lease = null, lease_until = null, due_at = null
            where id = $1 and lease = $2
            """;

    private static final String PUT_OFF = """
            update bulk_import set tries = tries + 1, due_at = $3, lease = null, lease_until = null
            where id = $1 and lease = $2
            returning tries
            """;

    private static final String GIVE_UP = """
            update bulk_import set status = 'FAILED', reason = 'FAULT', finished_at = $2, due_at = null where id = $1 and lease is null
            """;

    private final Pool pool;
    private final ReceivedFiles files;

    ImportRuns(Pool pool, ReceivedFiles files) {
        this.pool = pool;
        this.files = files;
    }

    /** An import that this process may work on. */
    record Claimed(UUID id, UUID lease, ImportFormat format, boolean dryRun, Viewer sender, long bytes) {}

    /** How far it is. */
    record Progress(long rowsRead, int written, int unchanged, int refused, double share) {}

    /** Another process has taken the import over. */
    static final class LeaseLost extends RuntimeException {
        LeaseLost() {
            super("Another process goes on with the import", null, false, false);
        }
    }

    Uni<Void> receive(UUID id, ImportFormat format, boolean dryRun, Viewer sender, Instant now) {
        return pool.preparedQuery(RECEIVE)
                .execute(Tuple.of(id, format.name(), dryRun, sender.id(), now.atOffset(UTC)))
                .replaceWithVoid();
    }

    /** False where it had come in so slowly that it was given up. */
    Uni<Boolean> queue(UUID id, long bytes, Instant now) {
        return pool.preparedQuery(QUEUE)
                .execute(Tuple.of(id, bytes, now.atOffset(UTC)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** For a reading that takes long: nobody else takes over meanwhile. */
    Uni<Void> renew(Claimed claimed) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(claimed.id(), claimed.lease(), LEASE_SECONDS))
                .invoke(rows -> requireHeld(rows.rowCount()))
                .replaceWithVoid();
    }

    /** Parts that came after it was given up go as well. */
    Uni<Void> forgetFile(UUID id) {
        return pool.withTransaction(transaction -> files.forget(transaction, id));
    }

    /** @param id of one that broke off; those that are still coming in after {@code longest} have done so as well */
    Uni<Void> breakOff(@Nullable UUID id, Instant now, Duration longest) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(BREAK_OFF)
                .execute(Tuple.from(
                        Arrays.asList(id, now.atOffset(UTC), now.minus(longest).atOffset(UTC))))
                .chain(rows -> {
                    Uni<Void> forgotten = Uni.createFrom().voidItem();
                    for (Row row : rows) {
                        forgotten = forgotten.chain(() -> files.forget(transaction, row.getUUID("id")));
                    }
                    return forgotten;
                }));
    }

    /** The import whose turn it is, where nobody works on it. */
    Uni<Optional<Claimed>> claim(Instant now) {
        UUID lease = UUID.randomUUID();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(lease, now.atOffset(UTC), LEASE_SECONDS))
                .map(rows -> Rows.first(rows).map(row -> claimed(row, lease)));
    }

    private static Claimed claimed(Row row, UUID lease) {
        return new Claimed(
                row.getUUID("id"),
                lease,
                ImportFormat.valueOf(row.getString("format")),
                row.getBoolean("dry_run"),
                new Viewer(row.getString("sent_by"), Role.SYSTEM),
                row.getLong("bytes"));
    }

    Uni<Optional<Instant>> nextDueAt() {
        return pool.query(NEXT_DUE).execute().map(rows -> Rows.first(rows)
                .map(row -> row.getOffsetDateTime("due_at").toInstant()));
    }

    /** Fails with {@link LeaseLost} in a transaction that may no longer write; until it ends, nobody else takes the import over. */
    static Uni<Void> confirm(Mutiny.Session session, Claimed claimed) {
        return session.createNativeQuery(
                        "select 1 from bulk_import where id = :id and lease = :lease for share", Integer.class)
                .setParameter("id", claimed.id())
                .setParameter("lease", claimed.lease())
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(LeaseLost::new)
                .replaceWithVoid();
    }

    Uni<Void> advance(Claimed claimed, Progress progress, List<Finding> errors, List<Finding> notes) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(ADVANCE)
                .execute(Tuple.from(Arrays.asList(
                        claimed.id(),
                        claimed.lease(),
                        progress.rowsRead(),
                        progress.written(),
                        progress.unchanged(),
                        progress.refused(),
                        (float) progress.share(),
                        LEASE_SECONDS)))
                .invoke(rows -> requireHeld(rows.rowCount()))
                .chain(() -> write(transaction, claimed.id(), FindingKind.ERROR, errors))
                .chain(() -> write(transaction, claimed.id(), FindingKind.NOTE, notes)));
    }

    private static Uni<Void> write(SqlConnection transaction, UUID id, FindingKind kind, List<Finding> findings) {
        return findings.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(FIND)
                        .executeBatch(findings.stream()
                                .map(each -> Tuple.from(Arrays.asList(
                                        id,
                                        kind.name(),
                                        each.file(),
                                        each.line(),
                                        each.shortField(),
                                        each.caseId(),
                                        each.message())))
                                .toList())
                        .replaceWithVoid();
    }

    /** The file is forgotten with it. */
    Uni<Void> end(Claimed claimed, ImportStatus status, @Nullable String reason, Instant now) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(END)
                .execute(Tuple.from(
                        Arrays.asList(claimed.id(), claimed.lease(), status.name(), reason, now.atOffset(UTC))))
                .invoke(rows -> requireHeld(rows.rowCount()))
                .chain(() -> files.forget(transaction, claimed.id())));
    }

    private static void requireHeld(int rows) {
        if (rows == 0) {
            throw new LeaseLost();
        }
    }

    /** Lets go of it until then; answers how often that has happened. */
    Uni<Integer> putOff(Claimed claimed, Instant until) {
        return pool.preparedQuery(PUT_OFF)
                .execute(Tuple.of(claimed.id(), claimed.lease(), until.atOffset(UTC)))
                .map(rows ->
                        Rows.first(rows).map(row -> row.getInteger("tries")).orElse(0));
    }

    /** What fails again and again is for a person to look at, and holds up the next import no longer. */
    Uni<Void> giveUp(Claimed claimed, Instant now) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(GIVE_UP)
                .execute(Tuple.of(claimed.id(), now.atOffset(UTC)))
                .chain(() -> files.forget(transaction, claimed.id())));
    }
}
