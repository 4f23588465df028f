package org.hearthline.casework;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hearthline.message.Outbox;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Tells the worker of a case at once, by e-mail, what happened with a parent. It says that something came, with a link; never what
 * somebody wrote.
 */
@Singleton
public class WorkerNews {

    /** Whoever has the case now; where that is not known, the unit's fallback address stands in (POLICY 4). */
    private static final String READER = """
            select w.id, w.unit from case_file c left join worker w on w.id = c.worker_id where c.id = $1
            """;

    private static final String TELL = """
            insert into worker_note (message_id, news, case_id, participant_id, meeting_id, at) values ($1, $2, $3, $4, $5, $6)
            """;

    private final Outbox outbox;

    WorkerNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What there is to tell. */
    public enum News {
        /** A parent wrote something that a person must read. */
        WORDS_CAME,
        /** A parent chose a time, and it is settled. */
        TIME_SETTLED,
        /** A parent chose a time; others of the same meeting have yet to. */
        TIME_CHOSEN,
        /** None of the times suits, or one that was settled no longer does. */
        OTHER_TIMES_ASKED,
        /** No time that was offered is left. */
        NO_TIMES_LEFT,
        /** A parent has not answered, also when asked again. */
        NO_ANSWER,
        /** A meeting was settled for a day after the contact is due (POLICY 4). */
        MEETING_AFTER_DUE,
        /** A parent agreed to messages. */
        CONSENTED,
        /** A parent wants no more messages. */
        OPTED_OUT,
        /** Somebody else has the number or address. */
        WRONG_NUMBER,
        /** It could not be told whether a parent wants messages to stop: none go until a person has asked. */
        MAY_HAVE_OPTED_OUT
    }

    /**
     * One piece of news.
     *
     * @param key says what it is about: of two with one key only the first is told
     * @param at of a meeting, when it begins
     */
    public record Item(
            String key,
            News news,
            String caseId,
            @Nullable String participantId,
            @Nullable String meetingId,
            @Nullable Instant at) {}

    public Uni<Void> tell(SqlConnection transaction, Item item, Instant now) {
        return transaction
                .preparedQuery(READER)
                .execute(Tuple.of(item.caseId()))
                .map(rows -> rows.iterator().next())
                .map(row -> row.getString("id") == null
                        ? new Recipient(
                                Recipient.Kind.UNIT, Objects.requireNonNullElse(row.getString("unit"), "default"))
                        : new Recipient(Recipient.Kind.WORKER, row.getString("id")))
                .chain(reader -> outbox.enqueue(
                        transaction,
                        new Outbox.Wanted(
                                "NEWS|" + item.key(),
                                Purpose.WORKER_WARNING,
                                reader,
                                Channel.EMAIL,
                                List.of(item.caseId()),
                                now,
                                now,
                                null)))
                .chain(message -> message.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(TELL)
                                .execute(Tuple.from(Arrays.asList(
                                        message.get(),
                                        item.news().name(),
                                        item.caseId(),
                                        item.participantId(),
                                        item.meetingId(),
                                        item.at() == null ? null : item.at().atOffset(UTC))))
                                .replaceWithVoid());
    }
}
