package org.hearthline.policy;

import org.jspecify.annotations.Nullable;

/**
 * Why nothing is owed: to a participant, or on behalf of one child of theirs when {@code childId} is there.
 *
 * @param evidence what proves it: the guardianship's paper, or the court order's id
 * @param citation where the rule is written, in the policy's words
 */
public record Reason(
        ReasonCode code,
        @Nullable String childId,
        @Nullable String evidence,
        @Nullable String citation) {}
