package org.hearthline.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On which days no message may go to whom in one case: POLICY 5.3 to 5.5, through all time. They follow from facts alone: a bar begins
 * and ends where a fact does. Messages fail closed: what is in doubt holds them.
 */
public final class MessageBars {

    /** Why a message is held: a worker is to decide. */
    public static final String NEEDS_WORKER = "NEEDS_WORKER";

    private static final LocalDate BEFORE_ALL_TIME = LocalDate.of(1, 1, 1);

    private static final List<CircumstanceKind> HOLDING =
            List.of(CircumstanceKind.MISSING, CircumstanceKind.INCARCERATED, CircumstanceKind.RIGHTS_TERMINATED);

    private final PolicyVersions policy;
    private final CaseFacts facts;
    private final Optional<LocalDate> disagreeSince;

    private MessageBars(PolicyVersions policy, CaseFacts facts, Optional<LocalDate> disagreeSince) {
        this.policy = policy;
        this.facts = facts;
        this.disagreeSince = disagreeSince;
    }

    /**
     * All bars of a case, by participant and in order of their days. Every participant has at least one: before they are in the case.
     *
     * @param disagreements where sources say different things of one fact, messages to everybody in the case are held (CONTRACT, "Case
     *     document")
     */
    public static List<MessageBar> of(PolicyVersions policy, CaseFacts facts, List<Review> disagreements) {
        MessageBars bars = new MessageBars(
                policy, facts, disagreements.stream().map(Review::since).min(Comparator.naturalOrder()));
        return facts.participants().stream()
                .sorted(Comparator.comparing(Participant::id))
                .flatMap(bars::of)
                .toList();
    }

    private Stream<MessageBar> of(Participant participant) {
        DutyRule rule = new DutyRule(policy.inOrder().get(0), facts, participant);
        SortedSet<LocalDate> dates = rule.datesOfChange();
        disagreeSince.ifPresent(dates::add);
        List<MessageBar> bars = new ArrayList<>();
        @Nullable Bar open = barOn(rule, participant, dates.first().minusDays(1));
        LocalDate since = BEFORE_ALL_TIME;
        for (LocalDate date : dates) {
            @Nullable Bar bar = barOn(rule, participant, date);
            if (bar == null ? open != null : !bar.equals(open)) {
                add(bars, participant, open, since, date);
                open = bar;
                since = date;
            }
        }
        add(bars, participant, open, since, null);
        return bars.stream();
    }

    private static void add(
            List<MessageBar> bars, Participant participant, @Nullable Bar bar, LocalDate from, @Nullable LocalDate to) {
        if (bar != null && (to == null || from.isBefore(to))) {
            bars.add(new MessageBar(
                    participant.id(), new DateInterval(from, to), bar.effect(), bar.reason(), bar.evidence()));
        }
    }

    private record Bar(
            MessageBar.Effect effect,
            String reason,
            @Nullable String evidence) {

        static Bar holding(String evidence) {
            return new Bar(MessageBar.Effect.HOLD, NEEDS_WORKER, evidence);
        }
    }

    /** The first that applies, in POLICY 5's order. */
    private @Nullable Bar barOn(DutyRule rule, Participant participant, LocalDate day) {
        Optional<Reason> silence = rule.silencedBy(day);
        if (silence.isPresent()) {
            Reason reason = silence.get();
            return reason.code() == ReasonCode.NOT_STARTED
                    ? Bar.holding(reason.code().name())
                    : new Bar(MessageBar.Effect.DROP, reason.code().name(), reason.evidence());
        }
        Optional<Bar> circumstance = HOLDING.stream()
                .filter(kind -> participant.isUnder(kind, day))
                .map(kind -> Bar.holding(kind.name()))
                .findFirst();
        return circumstance
                .or(() -> disagreeSince
                        .filter(since -> !day.isBefore(since))
                        .map(since -> Bar.holding(ReviewKind.SOURCES_DISAGREE.name())))
                .orElse(null);
    }
}
