package org.hearthline.consent;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hearthline.consent.Question.Option;
import org.hearthline.platform.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The questions that are open at each phone, and the numbers of their answers. Two open questions to one phone never share a number
 * (POLICY 6): each takes the lowest that are free there.
 */
@Singleton
public class Questions {

    /** One after the other for each phone: who comes second sees which numbers are taken. */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 7))";

    /**
     * The number by which somebody has just answered may come twice, and once a time is settled the number of another one may come as a
     * second thought: neither must mean another thing by then.
     */
    private static final String TAKEN = """
            select o.number from question q join question_option o on o.question_id = q.id
            where q.value_hash = $1
              and (q.closed_at is null or q.kind <> 'CONSENT'
                   and (o.number = q.answered and q.closed_at > $2 or $3 and q.closed_at > $4))
            """;

    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration TWICE = Duration.ofMinutes(2);

    private static final String OPEN = """
            insert into question (id, address_id, value_hash, participant_id, case_id, kind, meeting_id, message_id, opened_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String OFFER = """
            insert into question_option (question_id, value_hash, number, choice, starts_at, open)
            select $1::uuid, $2::bytea, o.number, o.choice, o.starts_at, true
            from unnest($3::integer[], $4::text[], $5::timestamptz[]) as o(number, choice, starts_at)
            """;

    private static final String CLOSE = """
            with closed as (
                update question set closed_at = $3
                where closed_at is null and meeting_id = $1 and ($2::text is null or participant_id = $2)
                returning id)
            update question_option o set open = false from closed where o.question_id = closed.id
            """;

    private static final String CLOSE_CONSENT = """
            with closed as (
                update question set closed_at = $2 where closed_at is null and address_id = $1 and kind = 'CONSENT' returning id)
            update question_option o set open = false from closed where o.question_id = closed.id
            """;

    private static final String SELECT = """
            select q.id, q.address_id, q.participant_id, q.case_id, q.kind, q.meeting_id, o.number, o.choice, o.starts_at
            from question q join question_option o on o.question_id = q.id
            """;

    /**
     * A text that is still with us has asked nothing yet. That they want messages somebody may have been told to say, where nobody else
     * can be meant.
     */
    private static final String OF_PHONE = SELECT + """
            where q.value_hash = $1 and q.closed_at is null and q.opened_at <= $2
              and (q.kind = 'CONSENT' and not exists (select from address a where a.value_hash = $1 and a.id <> q.address_id) or exists (
                  select from message m where m.id = q.message_id
                    and m.status in ('SENDING', 'UNKNOWN', 'SENT', 'DELIVERED', 'UNDELIVERED', 'FAILED')))
            order by q.opened_at, q.id, o.number
            """;

    private static final String OF_MEETING = SELECT
            + "where q.meeting_id = $1 and q.participant_id = $2 and q.closed_at is null order by q.opened_at, q.id, o.number";

    private static final String ASKED_BY = "update question set message_id = $2 where id = $1";

    private static final String ANSWERED = "update question set answered = $2 where id = $1";

    private static final String CLOSED = """
            select q.answered from question q join question_option o on o.question_id = q.id
            where q.value_hash = $1 and q.closed_at > $2 and o.number = $3
            order by q.seq desc
            limit 1
            """;

    /** An answer that is to be offered. */
    public record Offer(Choice choice, @Nullable Instant startsAt) {

        public static Offer time(Instant startsAt) {
            return new Offer(Choice.TIME, startsAt);
        }

        public static Offer of(Choice choice) {
            return new Offer(choice, null);
        }
    }

    /** Asks somebody at their address; the numbers follow the order of the offers. */
    public Uni<Question> ask(
            SqlConnection transaction,
            Address address,
            String caseId,
            QuestionKind kind,
            @Nullable String meetingId,
            @Nullable UUID messageId,
            List<Offer> offers,
            Instant now) {
        return transaction
                .preparedQuery(ALONE)
                .execute(Tuple.of(address.hash()))
                .chain(() -> transaction
                        .preparedQuery(TAKEN)
                        .execute(Tuple.of(
                                address.hash(),
                                now.minus(TWICE).atOffset(UTC),
                                kind == QuestionKind.APPOINTMENT,
                                now.minus(LATELY).atOffset(UTC))))
                .map(taken -> new Question(
                        UUID.randomUUID(),
                        address.id(),
                        address.participantId(),
                        caseId,
                        kind,
                        meetingId,
                        numbered(offers, taken)))
                .call(question -> transaction
                        .preparedQuery(OPEN)
                        .execute(Tuple.from(Arrays.asList(
                                question.id(),
                                address.id(),
                                address.hash(),
                                address.participantId(),
                                caseId,
                                kind.name(),
                                meetingId,
                                messageId,
                                now.atOffset(UTC)))))
                .call(question -> transaction
                        .preparedQuery(OFFER)
                        .execute(Tuple.of(
                                question.id(),
                                address.hash(),
                                question.options().stream().map(Option::number).toArray(Integer[]::new),
                                question.options().stream()
                                        .map(option -> option.choice().name())
                                        .toArray(String[]::new),
                                question.options().stream()
                                        .map(option -> option.startsAt() == null
                                                ? null
                                                : option.startsAt().atOffset(UTC))
                                        .toArray(OffsetDateTime[]::new))));
    }

    private static List<Option> numbered(List<Offer> offers, RowSet<Row> rows) {
        Set<Integer> taken = new HashSet<>();
        rows.forEach(row -> taken.add(row.getInteger("number")));
        List<Option> options = new ArrayList<>();
        int number = 1;
        for (Offer offer : offers) {
            while (taken.contains(number)) {
                number++;
            }
            options.add(new Option(number++, offer.choice(), offer.startsAt()));
        }
        return options;
    }

    /** Closes what is asked about a meeting, of one participant or, where none is named, of all. */
    public Uni<Void> closeOfMeeting(
            SqlConnection transaction, String meetingId, @Nullable String participantId, Instant now) {
        return transaction
                .preparedQuery(CLOSE)
                .execute(Tuple.of(meetingId, participantId, now.atOffset(UTC)))
                .replaceWithVoid();
    }

    Uni<Void> closeConsent(SqlConnection transaction, UUID addressId, Instant now) {
        return transaction
                .preparedQuery(CLOSE_CONSENT)
                .execute(Tuple.of(addressId, now.atOffset(UTC)))
                .replaceWithVoid();
    }

    /** What was asked at a phone by then and is still open, the oldest first. */
    public Uni<List<Question>> openAt(SqlConnection connection, Buffer hash, Instant at) {
        return find(connection, OF_PHONE, Tuple.of(hash, at.atOffset(UTC)));
    }

    public Uni<List<Question>> openOf(SqlConnection connection, String meetingId, String participantId) {
        return find(connection, OF_MEETING, Tuple.of(meetingId, participantId));
    }

    /** Keeps which message asks a question that was opened before it. */
    Uni<Void> askedBy(SqlConnection transaction, Question question, UUID messageId) {
        return transaction
                .preparedQuery(ASKED_BY)
                .execute(Tuple.of(question.id(), messageId))
                .replaceWithVoid();
    }

    /** Keeps by which number a question was answered last. */
    public Uni<Void> answered(SqlConnection transaction, Question question, int number) {
        return transaction
                .preparedQuery(ANSWERED)
                .execute(Tuple.of(question.id(), number))
                .replaceWithVoid();
    }

    /** How a number stands that is no answer to anything open at this phone. */
    public Uni<Past> past(SqlConnection connection, Buffer hash, int number, Instant at) {
        return connection
                .preparedQuery(CLOSED)
                .execute(Tuple.of(hash, at.minus(LATELY).atOffset(UTC), number))
                .map(rows -> rows.size() == 0
                        ? Past.NEVER_OFFERED
                        : Integer.valueOf(number).equals(rows.iterator().next().getInteger("answered"))
                                ? Past.ANSWERED_SO
                                : Past.OVER);
    }

    /** What a number was, lately, that is no answer to anything open. */
    public enum Past {
        NEVER_OFFERED,
        /** It is what was answered: somebody sent it twice. */
        ANSWERED_SO,
        /** It was an answer to something that is over. */
        OVER
    }

    private static Uni<List<Question>> find(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(rows -> {
            Map<UUID, Question> found = new LinkedHashMap<>();
            for (Row row : rows) {
                found.computeIfAbsent(row.getUUID("id"), id -> question(row))
                        .options()
                        .add(option(row));
            }
            return List.copyOf(found.values());
        });
    }

    private static Question question(Row row) {
        return new Question(
                row.getUUID("id"),
                row.getUUID("address_id"),
                row.getString("participant_id"),
                row.getString("case_id"),
                QuestionKind.valueOf(row.getString("kind")),
                row.getString("meeting_id"),
                new ArrayList<>());
    }

    private static Option option(Row row) {
        return new Option(
                row.getInteger("number"), Choice.valueOf(row.getString("choice")), Rows.instant(row, "starts_at"));
    }
}
