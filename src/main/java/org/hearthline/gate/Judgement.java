package org.hearthline.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hearthline.gate.Consents.Consent;
import org.hearthline.gate.Consents.Safety;
import org.hearthline.gate.Consents.State;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.Gate.Verdict;
import org.hearthline.message.GateReasons;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.policy.MessageBar;
import org.jspecify.annotations.Nullable;

/**
 * POLICY 5: the checks in their order, the exceptions by purpose, and their one interpreter. Pure: a function of a message, of what is
 * known, and of the instant. The daily cap, the last check before a message goes, is counted by whoever asks.
 */
final class Judgement {

    private static final Duration RECHECK_PAUSED = Duration.ofMinutes(5);
    private static final Duration RECHECK_HELD = Duration.ofHours(1);

    /** What a process does not send because its own clock is wrong, another one may. */
    private static final Duration RECHECK_CLOCK = Duration.ofMinutes(5);

    /** A confirmation of an opt-out is the one message that may follow it, and only right away (POLICY 5). */
    private static final Duration CONFIRMS_OPT_OUT_WITHIN = Duration.ofMinutes(5);

    private Judgement() {}

    /**
     * All that is known of one message.
     *
     * @param pausedBy the scope that operators hold back and that this message is in
     * @param changedMeeting the meeting that it speaks of and that changed since
     * @param bar why nothing may go to this participant about this case today, the first of POLICY 5.3 to 5.5
     * @param inCase whether the participant is in the case, and it was judged whom messages may reach
     * @param hours the agency's hours in the recipient's zone, and the address's own
     * @param ahead how far {@code now} is ahead of the database's clock: of two that differ nobody knows which one is right
     */
    record Known(
            Due message,
            @Nullable String pausedBy,
            @Nullable String changedMeeting,
            boolean inCase,
            @Nullable Bar bar,
            boolean safetyFlag,
            Consent consent,
            List<OpenHours> hours,
            Duration ahead) {

        /** Of a message to staff nothing else is asked. */
        static Known ofStaff(Due message, @Nullable String pausedBy) {
            return new Known(message, pausedBy, null, true, null, false, Consent.NONE, List.of(), Duration.ZERO);
        }
    }

    record Bar(
            MessageBar.Effect effect,
            String reason,
            @Nullable String evidence) {}

    /** A check: what it says of a message that fails it; empty for one that passes. */
    private interface Rule {
        Optional<Verdict> failure(Known known, Instant now);
    }

    /** The checks in POLICY's order; the first that fails names the outcome. */
    enum Check {
        PAUSED(Judgement::paused),
        OVER(Judgement::over),
        GONE(Judgement::gone),
        NO_DUTY(Judgement::noDuty),
        NEEDS_WORKER(Judgement::needsWorker),
        UNSAFE_ADDRESS(Judgement::unsafeAddress),
        CONSENT(Judgement::consent),
        HOURS(Judgement::hours),
        /** Counted by {@link DailyCap} once all else has passed. */
        DAILY_CAP((known, now) -> Optional.empty());

        private final Rule rule;

        Check(Rule rule) {
            this.rule = rule;
        }
    }

    private static final Set<Check> OF_STAFF = EnumSet.of(Check.PAUSED, Check.OVER);

    /** What answers somebody who has just written is held back by neither hour nor cap, and needs no consent (POLICY 5). */
    private static final Set<Check> OF_ANSWERS = EnumSet.of(Check.PAUSED, Check.GONE, Check.UNSAFE_ADDRESS);

    /** Which checks a message goes through. */
    static Set<Check> checksOf(Due message) {
        return switch (message.recipient().kind()) {
            case WORKER, UNIT -> OF_STAFF;
            case PARTICIPANT ->
                switch (message.purpose()) {
                    case HELP, OPT_OUT_CONFIRMATION -> OF_ANSWERS;
                    case WORKER_DIGEST,
                            WORKER_WARNING,
                            ESCALATION,
                            CONSENT_CONFIRMATION,
                            MEETING_PROPOSAL,
                            MEETING_CONFIRMED,
                            MEETING_REMINDER,
                            MEETING_CHANGED,
                            MEETING_CANCELLED,
                            REPLY_NOTE -> EnumSet.allOf(Check.class);
                };
        };
    }

    static Verdict of(Known known, Instant now) {
        for (Check check : checksOf(known.message())) {
            Optional<Verdict> failure = check.rule.failure(known, now);
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        return lateConfirmation(known, now).orElseGet(() -> new Verdict.Send(until(known, now)));
    }

    private static Optional<Verdict> paused(Known known, Instant now) {
        return Optional.ofNullable(known.pausedBy())
                .map(scope -> new Verdict.Hold(GateReasons.PAUSED, scope, now.plus(RECHECK_PAUSED)));
    }

    private static Optional<Verdict> over(Known known, Instant now) {
        Instant validUntil = known.message().validUntil();
        if (validUntil != null && !now.isBefore(validUntil)) {
            return Optional.of(new Verdict.Drop(GateReasons.EXPIRED, null));
        }
        return Optional.ofNullable(known.changedMeeting()).map(meeting -> new Verdict.Drop(GateReasons.STALE, meeting));
    }

    private static Optional<Verdict> gone(Known known, Instant now) {
        if (!known.inCase()) {
            return Optional.of(new Verdict.Drop("LEFT_CASE", null));
        }
        return dropped(known, true);
    }

    private static Optional<Verdict> noDuty(Known known, Instant now) {
        return dropped(known, false);
    }

    private static Optional<Verdict> dropped(Known known, boolean closedOrLeft) {
        return Optional.ofNullable(known.bar())
                .filter(bar -> bar.effect() == MessageBar.Effect.DROP)
                .filter(bar -> closedOrLeft == CLOSED_OR_LEFT.contains(bar.reason()))
                .map(bar -> new Verdict.Drop(bar.reason(), bar.evidence()));
    }

    private static final Set<String> CLOSED_OR_LEFT = Set.of("CASE_CLOSED", "LEFT_CASE");

    private static Optional<Verdict> needsWorker(Known known, Instant now) {
        Optional<String> why = Optional.ofNullable(known.bar())
                .filter(bar -> bar.effect() == MessageBar.Effect.HOLD)
                .map(bar -> Objects.requireNonNullElse(bar.evidence(), bar.reason()))
                .or(() -> known.consent().doubted() ? Optional.of("MAY_HAVE_OPTED_OUT") : Optional.empty());
        return why.map(evidence -> new Verdict.Hold(GateReasons.NEEDS_WORKER, evidence, now.plus(RECHECK_HELD)));
    }

    private static Optional<Verdict> unsafeAddress(Known known, Instant now) {
        Safety safety = known.consent().safety();
        boolean unsafe = safety == Safety.UNSAFE || (known.safetyFlag() && safety != Safety.SAFE);
        return unsafe
                ? Optional.of(new Verdict.Hold(GateReasons.UNSAFE_ADDRESS, null, now.plus(RECHECK_HELD)))
                : Optional.empty();
    }

    private static Optional<Verdict> consent(Known known, Instant now) {
        State needed = known.message().purpose() == Purpose.CONSENT_CONFIRMATION ? State.PENDING : State.ACTIVE;
        Consent consent = known.consent();
        if (consent.state() == needed) {
            return Optional.empty();
        }
        return Optional.of(new Verdict.Drop(
                consent.state() == State.REVOKED ? GateReasons.OPTED_OUT : GateReasons.NO_CONSENT, consent.evidence()));
    }

    /** It must be open by both clocks. */
    private static Optional<Verdict> hours(Known known, Instant now) {
        Instant byDatabase = now.minus(known.ahead());
        Optional<Instant> opening = OpenHours.nextOpening(byDatabase, known.hours());
        if (opening.isEmpty()) {
            return Optional.of(new Verdict.Hold(GateReasons.NEEDS_WORKER, "NO_OPEN_HOURS", now.plus(RECHECK_HELD)));
        }
        boolean isOpen = opening.get().equals(byDatabase)
                && OpenHours.nextOpening(now, known.hours()).filter(now::equals).isPresent();
        return isOpen
                ? Optional.empty()
                : Optional.of(new Verdict.Defer(
                        "QUIET_HOURS", null, opening.get().isAfter(now) ? opening.get() : now.plus(RECHECK_CLOCK)));
    }

    private static Optional<Verdict> lateConfirmation(Known known, Instant now) {
        Due message = known.message();
        return message.purpose() == Purpose.OPT_OUT_CONFIRMATION
                        && message.recipient().kind() == Recipient.Kind.PARTICIPANT
                        && !now.isBefore(message.createdAt().plus(CONFIRMS_OPT_OUT_WITHIN))
                ? Optional.of(new Verdict.Drop(GateReasons.EXPIRED, "OPT_OUT_CONFIRMATION"))
                : Optional.empty();
    }

    /** When the carrier must have given up: what it says no longer holds then, or quiet hours have begun. */
    private static @Nullable Instant until(Known known, Instant now) {
        Instant validUntil = known.message().validUntil();
        if (known.message().purpose() == Purpose.OPT_OUT_CONFIRMATION) {
            return known.message().createdAt().plus(CONFIRMS_OPT_OUT_WITHIN);
        }
        if (!checksOf(known.message()).contains(Check.HOURS)) {
            return validUntil;
        }
        Instant closing = earlier(
                OpenHours.closing(now, known.hours()),
                OpenHours.closing(now.minus(known.ahead()), known.hours()).plus(known.ahead()));
        return validUntil == null || closing.isBefore(validUntil) ? closing : validUntil;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The zones of which one is the recipient's: one where it is known (POLICY 5.8). */
    static List<ZoneId> zones(
            @Nullable ZoneId ofAddress, @Nullable ZoneId ofParticipant, boolean outOfState, ZoneId ofCase) {
        ZoneId known = ofAddress != null ? ofAddress : ofParticipant;
        if (known != null) {
            return List.of(known);
        }
        return outOfState ? OpenHours.US : List.of(ofCase);
    }

    /** The agency's hours and the address's own, in the zones that may be the recipient's. */
    static List<OpenHours> hours(OpenHours agency, Consents.@Nullable SafeHours own) {
        List<OpenHours> hours = new ArrayList<>(List.of(agency));
        if (own != null) {
            hours.add(new OpenHours(own.from(), own.to(), agency.zones()));
        }
        return hours;
    }

    /** The day of the recipient that counts for the daily cap: of several zones, the first's. */
    static LocalDate dayOf(Known known, Instant now) {
        return LocalDate.ofInstant(now, known.hours().get(0).zones().get(0));
    }
}
