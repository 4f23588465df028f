package org.hearthline.gate;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hearthline.casework.Agency;
import org.hearthline.gate.Consents.Consent;
import org.hearthline.gate.Judgement.Bar;
import org.hearthline.gate.Judgement.Check;
import org.hearthline.gate.Judgement.Known;
import org.hearthline.message.Gate;
import org.hearthline.message.Recipient;
import org.hearthline.platform.ClockSkew;
import org.hearthline.policy.MessageBar;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the checks of POLICY 5 look at, for a whole batch at once. It first locks the cases and consents that it judges by, and reads
 * in statements of their own afterwards: a statement that waited for a lock still sees what was there before it waited.
 */
@Singleton
class HandOffGate implements Gate {

    private static final String MOMENT = "select array(select scope from pause) as paused, clock_timestamp() as at";

    private static final String LOCK_CASES = """
            select id from case_file where id = any ($1) order by id for share
            """;

    /**
     * A case's day is the day of its own zone. Every participant who was judged has at least one bar; of several rows the one whose bar
     * holds today counts. {@code offset 0} keeps each look-up one by key, also where the planner, which counts on few cases, would
     * rather read all of them.
     */
    private static final String FACTS = """
            select m.message_id, c.time_zone, p.participant_id is not null as in_case, p.safety_flag, p.time_zone as own_zone,
                   exists (select from circumstance x
                           where x.case_id = m.case_id and x.participant_id = m.participant_id and x.kind = 'OUT_OF_STATE'
                             and x.from_on <= c.day and (x.to_on is null or x.to_on > c.day)) as out_of_state,
                   b.case_id is not null as judged, b.from_on <= c.day and (b.to_on is null or b.to_on > c.day) as barred,
                   b.effect, b.reason, b.evidence
            from unnest($1::uuid[], $2::text[], $3::text[]) as m(message_id, case_id, participant_id)
                cross join lateral (
                    select time_zone, ($4::timestamptz at time zone time_zone)::date as day
                    from case_file where id = m.case_id offset 0) c
                left join lateral (
                    select participant_id, safety_flag, time_zone
                    from case_participant where case_id = m.case_id and participant_id = m.participant_id offset 0) p on true
                left join lateral (
                    select case_id, from_on, to_on, effect, reason, evidence
                    from message_bar where case_id = m.case_id and participant_id = m.participant_id offset 0) b on true
            """;

    private final Consents consents;
    private final MeetingChanges meetings;
    private final Agency.Messages settings;
    private final ClockSkew skew;

    HandOffGate(Consents consents, MeetingChanges meetings, Agency agency, ClockSkew skew) {
        this.consents = consents;
        this.meetings = meetings;
        this.settings = agency.messages();
        this.skew = skew;
    }

    @Override
    public Uni<Map<UUID, Verdict>> judge(SqlConnection transaction, List<Due> batch, Instant now) {
        List<Due> toParticipants = batch.stream()
                .filter(message -> message.recipient().kind() == Recipient.Kind.PARTICIPANT)
                .toList();
        return moment(transaction).chain(moment -> {
            Map<UUID, Verdict> verdicts = new HashMap<>();
            for (Due message : batch) {
                if (message.recipient().kind() != Recipient.Kind.PARTICIPANT) {
                    verdicts.put(message.id(), Judgement.of(Known.ofStaff(message, moment.pausedBy(message)), now));
                }
            }
            return toParticipants.isEmpty()
                    ? Uni.createFrom().item(verdicts)
                    : known(transaction, toParticipants, moment, now)
                            .chain(known -> verdicts(transaction, known, now))
                            .invoke(verdicts::putAll)
                            .replaceWith(verdicts);
        });
    }

    /**
     * What holds for all messages of a batch.
     *
     * @param ahead how far the process's clock is ahead of the database's
     */
    private record Moment(Set<String> paused, Duration ahead) {
        @Nullable
        String pausedBy(Due message) {
            return paused.isEmpty()
                    ? null
                    : Stream.of(
                                    "ALL",
                                    message.channel().name(),
                                    message.purpose().name())
                            .filter(paused::contains)
                            .findFirst()
                            .orElse(null);
        }
    }

    private Uni<Moment> moment(SqlConnection transaction) {
        return transaction
                .preparedQuery(MOMENT)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> new Moment(
                        Set.of(row.getArrayOfStrings("paused")),
                        skew.ahead(row.getOffsetDateTime("at").toInstant())));
    }

    private Uni<List<Known>> known(SqlConnection transaction, List<Due> messages, Moment moment, Instant now) {
        return lock(transaction, messages)
                .chain(() -> facts(transaction, messages, now))
                .chain(facts -> meetings.since(transaction, messages)
                        .chain(changed -> consents.of(transaction, messages).map(consents -> {
                            List<Known> known = new ArrayList<>(messages.size());
                            for (Due message : messages) {
                                known.add(known(
                                        message,
                                        moment,
                                        changed.get(message.id()),
                                        facts.get(message.id()),
                                        consents.getOrDefault(message.id(), Consent.NONE)));
                            }
                            return known;
                        })));
    }

    private Uni<Void> lock(SqlConnection transaction, List<Due> messages) {
        return transaction
                .preparedQuery(LOCK_CASES)
                .execute(Tuple.of((Object) column(messages, Due::caseId)))
                .chain(() -> consents.lock(transaction, messages));
    }

    /** What a case says of one participant; without any, they are in no such case. */
    private record Facts(
            ZoneId caseZone,
            boolean inCase,
            @Nullable Bar bar,
            boolean safetyFlag,
            @Nullable ZoneId ownZone,
            boolean outOfState) {

        static Facts of(Row row) {
            String ownZone = row.getString("own_zone");
            return new Facts(
                    ZoneId.of(row.getString("time_zone")),
                    row.getBoolean("in_case"),
                    bar(row),
                    Boolean.TRUE.equals(row.getBoolean("safety_flag")),
                    ownZone == null ? null : ZoneId.of(ownZone),
                    row.getBoolean("out_of_state"));
        }

        private static @Nullable Bar bar(Row row) {
            if (isBarred(row)) {
                return new Bar(
                        MessageBar.Effect.valueOf(row.getString("effect")),
                        row.getString("reason"),
                        row.getString("evidence"));
            }
            return row.getBoolean("judged") ? null : new Bar(MessageBar.Effect.HOLD, "NEEDS_WORKER", "NOT_JUDGED_YET");
        }
    }

    private static boolean isBarred(Row row) {
        return Boolean.TRUE.equals(row.getBoolean("barred"));
    }

    private static Uni<Map<UUID, Facts>> facts(SqlConnection transaction, List<Due> messages, Instant now) {
        return transaction
                .preparedQuery(FACTS)
                .execute(Tuple.of(
                        messages.stream().map(Due::id).toArray(UUID[]::new),
                        column(messages, Due::caseId),
                        column(messages, message -> message.recipient().id()),
                        now.atOffset(UTC)))
                .map(rows -> {
                    Map<UUID, Facts> facts = new HashMap<>();
                    for (Row row : rows) {
                        UUID id = row.getUUID("message_id");
                        if (isBarred(row) || !facts.containsKey(id)) {
                            facts.put(id, Facts.of(row));
                        }
                    }
                    return facts;
                });
    }

    private Known known(
            Due message, Moment moment, @Nullable String changedMeeting, @Nullable Facts facts, Consent consent) {
        if (facts == null) {
            return new Known(
                    message,
                    moment.pausedBy(message),
                    changedMeeting,
                    false,
                    null,
                    false,
                    consent,
                    List.of(),
                    Duration.ZERO);
        }
        List<ZoneId> zones = Judgement.zones(consent.zone(), facts.ownZone(), facts.outOfState(), facts.caseZone());
        return new Known(
                message,
                moment.pausedBy(message),
                changedMeeting,
                facts.inCase(),
                facts.bar(),
                facts.safetyFlag(),
                consent,
                Judgement.hours(
                        new OpenHours(settings.hours().from(), settings.hours().to(), zones), consent.safeHours()),
                moment.ahead());
    }

    private Uni<Map<UUID, Verdict>> verdicts(SqlConnection transaction, List<Known> known, Instant now) {
        Map<UUID, Verdict> verdicts = new HashMap<>();
        Map<UUID, Known> counted = new HashMap<>();
        List<DailyCap.Asked> asked = new ArrayList<>();
        for (Known each : known) {
            Due message = each.message();
            Verdict verdict = Judgement.of(each, now);
            verdicts.put(message.id(), verdict);
            if (verdict instanceof Verdict.Send
                    && message.attempt() == 1
                    && Judgement.checksOf(message).contains(Check.DAILY_CAP)) {
                counted.put(message.id(), each);
                asked.add(new DailyCap.Asked(message.id(), message.recipient().id(), Judgement.dayOf(each, now)));
            }
        }
        return DailyCap.over(transaction, asked, settings.dailyCap())
                .invoke(over ->
                        over.forEach(id -> verdicts.put(id, nextDay(Objects.requireNonNull(counted.get(id)), now))))
                .replaceWith(verdicts);
    }

    /** The first opening of the recipient's next day. */
    private static Verdict nextDay(Known known, Instant now) {
        LocalDate tomorrow = Judgement.dayOf(known, now).plusDays(1);
        ZoneId zone = known.hours().get(0).zones().get(0);
        Instant midnight = tomorrow.atStartOfDay(zone).toInstant();
        return new Verdict.Defer(
                "DAILY_CAP",
                null,
                OpenHours.nextOpening(midnight, known.hours()).orElse(midnight));
    }

    private static String[] column(List<Due> messages, Function<Due, @Nullable String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }
}
