package org.hearthline.casework;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A diligent search for a missing participant (31.8 A, second NOTE).
 *
 * @param on the day, in the case's zone
 * @param why why it was corrected, in a correction
 */
public record SearchDocument(
        @Nullable @Identifier String id,
        @NotNull LocalDate on,
        @NotNull @Identifier String participantId,
        @Size(max = 50) List<@NotNull @Size(max = 100) String> sources,
        @Nullable @Size(max = 20_000) String result,
        @Nullable @Size(max = 1000) String why)
        implements LogDocument<SearchDocument> {

    public SearchDocument {
        sources = CaseDocument.orEmpty(sources);
    }

    @Override
    public SearchDocument withId(String given) {
        return new SearchDocument(given, on, participantId, sources, result, why);
    }
}
