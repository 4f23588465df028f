package org.hearthline.reminder;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.hearthline.casework.ExplainedRequirement;
import org.jspecify.annotations.Nullable;

/**
 * A requirement of a case.
 *
 * @param decidedAt when the last decision of it was taken; with {@code was} and {@code because} absent where none is kept, as on another
 *     day than today
 * @param was where it stood before that decision; null when that one made it
 * @param because the cause of that decision in words
 */
public record RequirementItem(
        @JsonUnwrapped ExplainedRequirement requirement,
        @Nullable Instant decidedAt,
        @Nullable String was,
        @Nullable String because) {}
