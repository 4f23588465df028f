package org.hearthline.message.text;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far the agency's review of a text has come.
 *
 * @param language a BCP 47 tag
 * @param version changes with the wording
 * @param approvedBy who approved it; null while nobody has
 */
public record TextStatus(
        String language,
        TextKey key,
        String version,
        @Nullable String approvedBy,
        @Nullable LocalDate approvedOn) {}
