package org.hearthline.message;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.Gate.Verdict;
import org.hearthline.message.TaskDesk.Raised;
import org.hearthline.message.TaskDesk.Reason;

/** Of which messages a person must hear, and why (POLICY 4 and 5): messages to parents fail closed, and somebody is told. */
final class ForAPerson {

    /** These tell of a meeting that their reader expects (POLICY 5, last paragraph). */
    private static final Set<Purpose> ABOUT_WHAT_IS_EXPECTED = Set.of(
            Purpose.MEETING_CONFIRMED, Purpose.MEETING_REMINDER, Purpose.MEETING_CHANGED, Purpose.MEETING_CANCELLED);

    private ForAPerson() {}

    static Optional<Raised> of(Due message, Verdict verdict) {
        if (message.recipient().kind() != Recipient.Kind.PARTICIPANT) {
            return Optional.empty();
        }
        if (verdict instanceof Verdict.Hold hold) {
            return switch (hold.reason()) {
                case GateReasons.NEEDS_WORKER -> Optional.of(new Raised(message.id(), Reason.NEEDS_WORKER));
                case GateReasons.UNSAFE_ADDRESS -> Optional.of(new Raised(message.id(), Reason.UNSAFE_ADDRESS));
                default -> Optional.empty();
            };
        }
        return verdict instanceof Verdict.Drop drop
                ? ofDropped(message.id(), message.purpose(), message.recipient().kind(), drop.reason())
                : Optional.empty();
    }

    static Optional<Raised> ofDropped(UUID messageId, Purpose purpose, Recipient.Kind recipient, String reason) {
        if (recipient == Recipient.Kind.PARTICIPANT
                && purpose == Purpose.MEETING_PROPOSAL
                && (reason.equals(GateReasons.NO_CONSENT) || reason.equals(GateReasons.OPTED_OUT))) {
            return Optional.of(new Raised(messageId, Reason.NOT_DELIVERED));
        }
        return recipient == Recipient.Kind.PARTICIPANT
                        && ABOUT_WHAT_IS_EXPECTED.contains(purpose)
                        && !GateReasons.OF_THE_MESSAGE.contains(reason)
                ? Optional.of(new Raised(messageId, Reason.EXPECTED_MESSAGE_DROPPED))
                : Optional.empty();
    }
}
