package org.hearthline.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.hearthline.policy.Explanation;
import org.hearthline.policy.Requirement;

/**
 * A requirement as the API answers it.
 *
 * @param explanation it in one plain sentence, for those who may see the case: it holds names
 */
public record ExplainedRequirement(@JsonUnwrapped Requirement requirement, String explanation) {

    public static ExplainedRequirement of(Requirement requirement, Explanation sentences) {
        return new ExplainedRequirement(requirement, sentences.of(requirement));
    }
}
