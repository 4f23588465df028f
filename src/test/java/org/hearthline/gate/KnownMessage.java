package org.hearthline.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hearthline.gate.Consents.Consent;
import org.hearthline.gate.Consents.SafeHours;
import org.hearthline.gate.Consents.Safety;
import org.hearthline.gate.Consents.State;
import org.hearthline.gate.Judgement.Bar;
import org.hearthline.gate.Judgement.Known;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.Gate.Verdict;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.policy.MessageBar;

/** A reminder of a meeting to a mother in Nashville who has consented, at noon; and what differs from that. */
final class KnownMessage {

    static final Instant NOON = Instant.parse("2026-11-24T18:00:00Z");

    private Purpose purpose = Purpose.MEETING_REMINDER;
    private Recipient.Kind recipient = Recipient.Kind.PARTICIPANT;
    private Instant createdAt = NOON;
    private Instant validUntil;
    private String pausedBy;
    private String changedMeeting;
    private boolean inCase = true;
    private Bar bar;
    private boolean safetyFlag;
    private State consent = State.ACTIVE;
    private Safety safety = Safety.UNKNOWN;
    private SafeHours safeHours;
    private boolean doubted;
    private Instant now = NOON;
    private Duration ahead = Duration.ZERO;

    static KnownMessage aMessage() {
        return new KnownMessage();
    }

    KnownMessage of(Purpose other) {
        purpose = other;
        return this;
    }

    KnownMessage to(Recipient.Kind other) {
        recipient = other;
        return this;
    }

    KnownMessage madeAt(String instant) {
        createdAt = Instant.parse(instant);
        return this;
    }

    KnownMessage validUntil(Instant instant) {
        validUntil = instant;
        return this;
    }

    KnownMessage pausedBy(String scope) {
        pausedBy = scope;
        return this;
    }

    KnownMessage meetingChanged(String meeting) {
        changedMeeting = meeting;
        return this;
    }

    KnownMessage notInCase() {
        inCase = false;
        return this;
    }

    KnownMessage barred(MessageBar.Effect effect, String reason, String evidence) {
        bar = new Bar(effect, reason, evidence);
        return this;
    }

    KnownMessage safetyFlag() {
        safetyFlag = true;
        return this;
    }

    KnownMessage consent(State state) {
        consent = state;
        return this;
    }

    KnownMessage address(Safety marked) {
        safety = marked;
        return this;
    }

    /** What its reader wrote may have been a STOP. */
    KnownMessage doubted() {
        doubted = true;
        return this;
    }

    KnownMessage safeHours(LocalTime from, LocalTime to) {
        safeHours = new SafeHours(from, to);
        return this;
    }

    KnownMessage at(Instant instant) {
        now = instant;
        return this;
    }

    /** The process's clock is so far ahead of the database's. */
    KnownMessage clockAhead(Duration other) {
        ahead = other;
        return this;
    }

    Due message() {
        return new Due(
                new UUID(0, 1),
                purpose,
                new Recipient(recipient, "P-1"),
                Channel.SMS,
                "C-1",
                createdAt,
                validUntil,
                null,
                1);
    }

    Verdict judged() {
        OpenHours agency =
                new OpenHours(LocalTime.of(8, 0), LocalTime.of(21, 0), List.of(ZoneId.of("America/Chicago")));
        return Judgement.of(
                new Known(
                        message(),
                        pausedBy,
                        changedMeeting,
                        inCase,
                        bar,
                        safetyFlag,
                        new Consent(consent, "L-1", safety, safeHours, null, doubted),
                        Judgement.hours(agency, safeHours),
                        ahead),
                now);
    }

    Verdict judgedAt(String instant) {
        return at(Instant.parse(instant)).judged();
    }

    String reason() {
        Verdict verdict = judged();
        if (verdict instanceof Verdict.Drop drop) {
            return drop.reason();
        }
        if (verdict instanceof Verdict.Hold hold) {
            return hold.reason();
        }
        return verdict instanceof Verdict.Defer defer ? defer.reason() : "SENT";
    }
}
