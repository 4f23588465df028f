package org.hearthline.casework;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.hearthline.casework.Cases.Judged;
import org.hearthline.message.Fence;
import org.hearthline.message.Fence.Cancelled;
import org.hearthline.message.Fence.Forbidden;
import org.hearthline.message.Outbox;
import org.hearthline.message.Recipient;
import org.hearthline.platform.Documents;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Rows;
import org.hearthline.platform.ServiceClock;
import org.hearthline.policy.MessageBar;
import org.hearthline.policy.MessageBars;
import org.hearthline.policy.Participant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Keeps on which days no message may go to the participants of a case, in the transaction that changes its facts, so that the gate asks
 * one table; and has what they forbid ended once that has committed.
 */
@Singleton
public class KeptBars {

    /** And whoever is no longer in the case at all. */
    private static final String FORBIDDEN_TODAY = """
            select b.participant_id, b.reason, b.evidence
            from message_bar b join case_file c on c.id = b.case_id
            where b.case_id = $1 and b.effect = 'DROP'
              and b.from_on <= ($2::timestamptz at time zone c.time_zone)::date and (b.to_on is null or b.to_on > ($2::timestamptz at time zone c.time_zone)::date)
            union
            select m.recipient_id, 'LEFT_CASE', null
            from message_case mc join message m on m.id = mc.message_id
            where mc.case_id = $1 and m.recipient_kind = 'PARTICIPANT' and m.final_at is null
              and not exists (select from case_participant p where p.case_id = $1 and p.participant_id = m.recipient_id)
            order by 1
            """;

    private static final String WRITE = """
            insert into message_bar (case_id, participant_id, position, from_on, to_on, effect, reason, evidence)
            select "case", participant, position, "from", "to", effect, reason, evidence
            from jsonb_to_recordset(cast(cast(:bars as text) as jsonb)) as bar("case" text, position integer, participant text, "from" date, "to" date,
                                                                 effect text, reason text, evidence text)
            """;

    private final Pool pool;
    private final Documents documents;
    private final Outbox outbox;
    private final Fence fence;
    private final ServiceClock clock;

    KeptBars(Pool pool, Documents documents, Outbox outbox, Fence fence, ServiceClock clock) {
        this.pool = pool;
        this.documents = documents;
        this.outbox = outbox;
        this.fence = fence;
        this.clock = clock;
    }

    /** Brings the bars of these cases, whose rows are locked, to what their facts say. */
    public Uni<Void> keep(Mutiny.Session session, List<Judged> judged) {
        List<String> caseIds = judged.stream().map(each -> each.facts().id()).toList();
        return session.createQuery(
                        "from KeptBar where caseId in :ids order by caseId, participantId, position", KeptBar.class)
                .setParameter("ids", caseIds)
                .getResultList()
                .map(rows -> rows.stream().collect(groupingBy(row -> row.caseId)))
                .chain(rows -> InTurn.each(
                        judged,
                        each -> keep(
                                session, each, rows.getOrDefault(each.facts().id(), List.of()))));
    }

    private Uni<Void> keep(Mutiny.Session session, Judged judged, List<KeptBar> kept) {
        List<MessageBar> bars = bars(judged);
        if (kept.stream().map(KeptBar::bar).toList().equals(bars)) {
            return Uni.createFrom().voidItem();
        }
        String caseId = judged.facts().id();
        return session.createNativeQuery("delete from message_bar where case_id = :case")
                .setParameter("case", caseId)
                .executeUpdate()
                .chain(() -> write(session, rows(caseId, bars)))
                .chain(() -> outbox.judgeHeldAnew(
                        session,
                        caseId,
                        judged.facts().participants().stream()
                                .map(Participant::id)
                                .toList(),
                        clock.instant()));
    }

    /** Keeps the bars of cases that are new. */
    Uni<Void> begin(Mutiny.Session session, List<Judged> judged) {
        List<Kept> rows = judged.stream()
                .flatMap(each -> rows(each.facts().id(), bars(each)).stream())
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : write(session, rows).replaceWithVoid();
    }

    private static List<MessageBar> bars(Judged judged) {
        return MessageBars.of(judged.policy(), judged.facts(), judged.reviews().disagreements());
    }

    private Uni<Integer> write(Mutiny.Session session, List<Kept> rows) {
        return session.createNativeQuery(WRITE)
                .setParameter("bars", documents.text(rows))
                .executeUpdate();
    }

    private record Kept(
            @JsonProperty("case") String caseId,
            int position,
            String participant,
            LocalDate from,
            @Nullable LocalDate to,
            MessageBar.Effect effect,
            String reason,
            @Nullable String evidence) {}

    private static List<Kept> rows(String caseId, List<MessageBar> bars) {
        return IntStream.range(0, bars.size())
                .mapToObj(position -> {
                    MessageBar bar = bars.get(position);
                    return new Kept(
                            caseId,
                            position,
                            bar.participantId(),
                            bar.during().from(),
                            bar.during().to(),
                            bar.effect(),
                            bar.reason(),
                            bar.evidence());
                })
                .toList();
    }

    /**
     * Ends what waits for the participants of a case to whom no message may go today, and waits for what is under way for them. To be
     * called once the facts have committed, also where they were recorded before.
     */
    Uni<Cancelled> settle(String caseId) {
        Instant now = clock.instant();
        return pool.preparedQuery(FORBIDDEN_TODAY)
                .execute(Tuple.of(caseId, now.atOffset(UTC)))
                .map(rows -> Rows.list(rows, row -> forbidden(caseId, row)))
                .chain(fence::settle);
    }

    private static Forbidden forbidden(String caseId, Row row) {
        return new Forbidden(
                new Recipient(Recipient.Kind.PARTICIPANT, row.getString("participant_id")),
                caseId,
                null,
                null,
                row.getString("reason"),
                row.getString("evidence"));
    }
}
