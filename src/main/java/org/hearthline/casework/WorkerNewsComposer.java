package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.hearthline.casework.WorkerNews.News;
import org.hearthline.message.Composed;
import org.hearthline.message.Composer;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.Content;
import org.hearthline.platform.PublicUrl;
import org.hearthline.platform.Transactions;
import org.jspecify.annotations.Nullable;

/** Writes news to a worker: what happened and where to see it. What a parent wrote stands behind the login alone. */
@Singleton
class WorkerNewsComposer implements Composer {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, h:mm a", Locale.ENGLISH);

    private static final String FIND = """
            select n.news, n.case_id, n.participant_id, n.at, coalesce(w.time_zone, c.time_zone) as time_zone
            from worker_note n join case_file c on c.id = n.case_id left join worker w on w.id = $2
            where n.message_id = $1
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Cases cases;
    private final PublicUrl publicUrl;

    WorkerNewsComposer(Pool pool, Transactions transactions, Cases cases, PublicUrl publicUrl) {
        this.pool = pool;
        this.transactions = transactions;
        this.cases = cases;
        this.publicUrl = publicUrl;
    }

    @Override
    public boolean composes(Purpose purpose) {
        return purpose == Purpose.WORKER_WARNING;
    }

    @Override
    public Uni<Composed> compose(UUID messageId, Recipient recipient, Channel channel, Instant now) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(messageId, recipient.id()))
                .map(rows -> rows.iterator().next())
                .chain(row -> transactions
                        .read(session -> cases.names(session, List.of(row.getString("case_id"))))
                        .map(names -> new Composed.Written(written(row, names))));
    }

    private Content written(Row row, Names names) {
        String caseId = row.getString("case_id");
        String participantId = row.getString("participant_id");
        String who = participantId == null ? "A parent" : names.ofWithRole(caseId, participantId);
        OffsetDateTime at = row.getOffsetDateTime("at");
        String when = at == null ? null : TIME.format(at.atZoneSameInstant(ZoneId.of(row.getString("time_zone"))));
        String said = text(News.valueOf(row.getString("news")), who, when);
        return new Content(
                said.substring(0, said.indexOf('.')), said + "\n\n" + publicUrl.at("/cases/" + caseId) + "\n", null);
    }

    /** The first sentence is the subject too: it says that something came, not what. */
    static String text(News news, String who, @Nullable String when) {
        String time = Objects.requireNonNullElse(when, "an open time");
        return switch (news) {
            case WORDS_CAME -> "An answer came from " + bare(who) + ". It is for you to read: sign in to see it.";
            case TIME_SETTLED -> "A meeting is settled with " + bare(who) + ". It is on " + time + ".";
            case TIME_CHOSEN ->
                "A time was chosen by " + bare(who) + ". It is " + time + "; others have yet to answer.";
            case OTHER_TIMES_ASKED ->
                "Other times are needed for " + bare(who) + ". None that was offered or settled suits: offer others.";
            case NO_TIMES_LEFT -> "No offered time is left for " + bare(who) + ". Others took them: offer new ones.";
            case NO_ANSWER -> "No answer came from " + bare(who) + ". Reach them in another way.";
            case MEETING_AFTER_DUE ->
                "A meeting is later than the contact is due, with " + bare(who) + ". It is on " + time
                        + ", and the contact is due before: find an earlier time, or make the contact in another way.";
            case CONSENTED -> "Messages were agreed to by " + bare(who) + ". You can propose times now.";
            case OPTED_OUT ->
                "No more messages are wanted by " + bare(who)
                        + ". None go to that address any more; the contact that is owed stays owed.";
            case WRONG_NUMBER ->
                "An address is not that of " + bare(who)
                        + ". Somebody else answered there, and nothing more goes to it: find the right one.";
            case MAY_HAVE_OPTED_OUT ->
                "An answer needs you, from " + bare(who)
                        + ". It may mean that they want no more messages, so none go out until you have asked them: sign in to read it.";
        };
    }

    /** Initials carry dots, which would end the sentence. */
    private static String bare(String who) {
        return who.replace(".", "");
    }
}
