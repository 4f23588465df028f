package org.hearthline.casework;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.hearthline.policy.Mode;
import org.hearthline.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A contact or an attempt, as a worker logs it: what happened, and what concerted efforts it shows (31.8 D).
 *
 * @param on the day, in the case's zone
 * @param at the instant it began, where known
 * @param why why it was corrected, in a correction
 */
public record ContactDocument(
        @Nullable @Identifier String id,
        @NotNull LocalDate on,
        @Nullable OffsetDateTime at,
        @NotNull Mode mode,
        @NotNull Outcome outcome,
        @Size(max = 100) List<@NotNull @Identifier String> participantIds,
        @Size(max = 100) List<@NotNull @Identifier String> childIds,
        @Nullable @Size(max = 500) String place,
        @Nullable @Min(0) @Max(1440) Integer minutes,
        @Nullable @Size(max = 20_000) String safety,
        @Nullable @Size(max = 20_000) String permanency,
        @Nullable @Size(max = 20_000) String wellBeing,
        @Nullable @Size(max = 20_000) String servicesOffered,
        @Size(max = 20) List<@NotNull @Size(max = 40) String> accommodations,
        @Nullable @Size(max = 20_000) String nextSteps,
        @Nullable @Size(max = 20_000) String whatWorked,
        @Nullable @Size(max = 1000) String why)
        implements LogDocument<ContactDocument> {

    public ContactDocument {
        participantIds = CaseDocument.orEmpty(participantIds);
        childIds = CaseDocument.orEmpty(childIds);
        accommodations = CaseDocument.orEmpty(accommodations);
    }

    @Override
    public ContactDocument withId(String given) {
        return new ContactDocument(
                given,
                on,
                at,
                mode,
                outcome,
                participantIds,
                childIds,
                place,
                minutes,
                safety,
                permanency,
                wellBeing,
                servicesOffered,
                accommodations,
                nextSteps,
                whatWorked,
                why);
    }
}
