package org.hearthline.casework;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.hearthline.casework.EvaluationRequest.PolicyChoice;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Which stored cases a policy is tried on, and between which dates, both included, local to each case's zone.
 *
 * @param policy the policy to try, by id or whole, as though it were in force for these cases throughout; none: each case's own
 * @param under only cases that are under the policy with this id
 * @param unit only cases of this unit's workers
 * @param workerId only this worker's cases
 * @param cases whether each case in which anything differs is to be told of
 */
public record SimulationRequest(
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        @Nullable @Valid PolicyChoice policy,
        @Nullable @Identifier String under,
        @Nullable String unit,
        @Nullable @Identifier String workerId,
        @Nullable Boolean cases)
        implements Checked {

    @Override
    public void check(Errors errors) {
        CaseDocument.notBefore(errors, "to", from, to);
        if (from != null && to != null && to.isAfter(from.plusYears(1))) {
            errors.add("to", "must be within a year of from");
        }
        if (policy != null && policy.given() != null) {
            policy.given().check(errors.within("policy"));
        }
        if (unit != null && workerId != null) {
            errors.add("unit", "must not be given beside workerId");
        }
    }

    boolean withCases() {
        return Boolean.TRUE.equals(cases);
    }
}
