package org.hearthline.casework;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.hearthline.message.TaskDesk;
import org.jspecify.annotations.Nullable;

/** What a worker reads of a message that only they can settle: one sentence that says what happened and what would settle it. */
final class MessageTaskText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private MessageTaskText() {}

    /** @param participantId to whom the message was; null for one to staff */
    static String of(
            TaskDesk.Reason reason, @Nullable String participantId, LocalDate since, UnaryOperator<String> nameOf) {
        String day = DAY.format(since);
        if (participantId == null) {
            return "A reminder of %s may not have reached you, and is not sent again: look at your due list."
                    .formatted(day);
        }
        String name = nameOf.apply(participantId);
        return switch (reason) {
            case OUTCOME_UNKNOWN ->
                "Whether the message of %s reached %s was never learned, and it is not sent again: make sure in another way."
                        .formatted(day, name);
            case NOT_DELIVERED ->
                "The message of %s did not reach %s: check the address, and reach them in another way."
                        .formatted(day, name);
            case NEEDS_WORKER ->
                ("A message to %s has been held since %s, because it is not certain that it should go: look at what is recorded "
                                + "of them, and correct it or reach them yourself.")
                        .formatted(name, day);
            case UNSAFE_ADDRESS ->
                ("A message to %s has been held since %s, because the address is not known to be safe: ask them, and record the "
                                + "answer.")
                        .formatted(name, day);
            case EXPECTED_MESSAGE_DROPPED ->
                ("%s expects a meeting, and since %s nothing may be sent to them about it: settle it in person or through "
                                + "counsel.")
                        .formatted(name, day);
        };
    }
}
