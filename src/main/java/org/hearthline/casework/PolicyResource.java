package org.hearthline.casework;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.hearthline.platform.Problem;
import org.hearthline.policy.Explanation;
import org.hearthline.policy.PolicyVersion;
import org.hearthline.policy.PolicyVersions;
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

    /** @param policy the version in force on the as-of date; each requirement names its own */
    record Evaluation(PolicyVersion policy, List<ExplainedRequirement> requirements) {}

    @POST
    @Path("/evaluations")
    public Evaluation evaluate(EvaluationRequest request) {
        PolicyVersions policy = policyOf(request);
        Explanation sentences = new Explanation(request.caseDocument()::nameOf);
        List<ExplainedRequirement> requirements = new Rules(policy, request.facts(), request.workerZone(), businessDays)
                .requirements(request.asOf(), request.horizon()).stream()
                        .map(requirement -> ExplainedRequirement.of(requirement, sentences))
                        .toList();
        return new Evaluation(policy.inForceOn(request.asOf()).named(), requirements);
    }

    private PolicyVersions policyOf(EvaluationRequest request) {
        if (request.policy() != null && request.policy().given() != null) {
            return PolicyVersions.of(request.policy().given().policy());
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
