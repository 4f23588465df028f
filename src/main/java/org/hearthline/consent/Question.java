package org.hearthline.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question that somebody was asked at an address, with the number of each answer.
 *
 * @param meetingId the meeting that it is about; null for consent
 * @param options in the order in which they were offered
 */
public record Question(
        UUID id,
        UUID addressId,
        String participantId,
        String caseId,
        QuestionKind kind,
        @Nullable String meetingId,
        List<Option> options) {

    /** @param startsAt of an offered time, when it begins */
    public record Option(
            int number, Choice choice, @Nullable Instant startsAt) {}

    public Optional<Option> option(int number) {
        return options.stream().filter(option -> option.number() == number).findFirst();
    }

    /** The number of the only option that says this; null where there is none. */
    public @Nullable Integer numberOf(Choice choice) {
        return options.stream()
                .filter(option -> option.choice() == choice)
                .map(Option::number)
                .findFirst()
                .orElse(null);
    }
}
