package org.hearthline.casework;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.hearthline.platform.Problem;
import org.hearthline.policy.Policy;
import org.hearthline.policy.Requirement;
import org.hearthline.policy.Rules;
import org.jspecify.annotations.Nullable;

/** Asks the rules what they would say of given facts. Reads and writes nothing. */
@Path("/api/v1/policy")
@Authenticated
class PolicyResource {

    private final PolicyShelf policies;
    private final BusinessDays businessDays;

    PolicyResource(PolicyShelf policies, BusinessDays businessDays) {
        this.policies = policies;
        this.businessDays = businessDays;
    }

    record Evaluation(Applied policy, List<Requirement> requirements) {}

    /** The policy that was applied. */
    record Applied(String id, String version) {}

    @POST
    @Path("/evaluations")
    public Evaluation evaluate(EvaluationRequest request) {
        Policy policy = policyOf(request);
        List<Requirement> requirements = new Rules(policy, request.facts(), request.workerZone(), businessDays)
                .requirements(request.asOf(), request.horizon());
        return new Evaluation(new Applied(policy.id(), policy.version()), requirements);
    }

    private Policy policyOf(EvaluationRequest request) {
        if (request.policy() != null && request.policy().given() != null) {
            return request.policy().given().policy();
        }
        @Nullable
        String id = request.policy() != null
                ? request.policy().id()
                : request.caseDocument().policy();
        return Optional.ofNullable(id)
                .flatMap(policies::find)
                .orElseThrow(() -> Problem.invalid(
                        request.policy() != null ? "policy" : "case.policy",
                        "must be one of " + policies.ids() + ", or a whole policy"));
    }
}
