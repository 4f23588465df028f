package org.hearthline.casework;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import org.hearthline.platform.Transactions;
import org.jspecify.annotations.Nullable;

/** Makes a task for the case's worker of what only they can settle with a parent (POLICY 5 and 6). */
@Singleton
public class ParentTasks {

    private static final String RAISE = """
            insert into task (id, key, kind, reason, case_id, participant_id, evidence, since, for_role, urgent, status, created_at)
            select gen_random_uuid(), concat_ws('|', 'PARENT', $1::text, $2::text, $3::text, $4::text), 'PARENT', $1, c.id, $3::text, $4::text,
                   ($6::timestamptz at time zone c.time_zone)::date, 'WORKER', $5::boolean, 'OPEN', $6::timestamptz
            from case_file c where c.id = $2
            on conflict (key) do nothing
            """;

    /** The same, where it may arise again after it was settled: what was said of it then stays in the audit trail. */
    private static final String RAISE_ANEW = RAISE.replace("do nothing", """
            do update set status = 'OPEN', since = excluded.since, created_at = excluded.created_at, closed_at = null, closed_by = null,
                          note = null
            where task.status <> 'OPEN'
            """);

    private static final String LIFT = """
            update task set status = 'LIFTED', closed_at = $3
            where kind = 'PARENT' and status = 'OPEN' and reason = $1 and evidence = $2
              and ($4::text is null or participant_id = $4)
            """;

    /** What a worker is asked to settle. */
    public enum Reason {
        /** Read what a parent wrote, and answer. */
        WORDS,
        /** Find out whether a parent wants messages to stop: none go to them until then. */
        MAY_HAVE_OPTED_OUT,
        /** A text came from a phone that several people share, and it cannot be told whose it is. */
        SHARED_PHONE,
        /** Somebody else has the number or address: find the right one. */
        WRONG_NUMBER,
        /** Reach a parent who did not answer a proposal, also when asked again. */
        NO_ANSWER,
        /** Offer other times. */
        OTHER_TIMES,
        /** Say whether a meeting took place, and log it. */
        LOG_MEETING
    }

    /**
     * Raises a task; one for each of its values, however often it is raised.
     *
     * @param about the meeting's or the reply's id
     */
    public Uni<Void> raise(
            SqlConnection transaction,
            Reason reason,
            String caseId,
            @Nullable String participantId,
            String about,
            boolean urgent,
            Instant now) {
        return raise(transaction, RAISE, reason, caseId, participantId, about, urgent, now);
    }

    /** The same; one that was settled or lifted before is open again, since what asks for it has come up again. */
    public Uni<Void> raiseAnew(
            SqlConnection transaction,
            Reason reason,
            String caseId,
            @Nullable String participantId,
            String about,
            boolean urgent,
            Instant now) {
        return raise(transaction, RAISE_ANEW, reason, caseId, participantId, about, urgent, now);
    }

    private static Uni<Void> raise(
            SqlConnection transaction,
            String sql,
            Reason reason,
            String caseId,
            @Nullable String participantId,
            String about,
            boolean urgent,
            Instant now) {
        return Transactions.nameActor(transaction, Transactions.SERVICE, now)
                .chain(() -> transaction
                        .preparedQuery(sql)
                        .execute(Tuple.from(
                                Arrays.asList(reason.name(), caseId, participantId, about, urgent, now.atOffset(UTC)))))
                .replaceWithVoid();
    }

    /** Lifts what no longer needs anybody, for it settled itself: of one participant; of all where none is named. */
    public Uni<Void> lift(
            SqlConnection transaction, Reason reason, @Nullable String participantId, String about, Instant now) {
        return Transactions.nameActor(transaction, Transactions.SERVICE, now)
                .chain(() -> transaction
                        .preparedQuery(LIFT)
                        .execute(Tuple.of(reason.name(), about, now.atOffset(UTC), participantId)))
                .replaceWithVoid();
    }
}
