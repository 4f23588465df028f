package org.hearthline.casework;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Optional;
import org.hearthline.casework.EvaluationRequest.PolicyChoice;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.Explanation;
import org.hearthline.policy.PolicyVersion;
import org.hearthline.policy.PolicyVersions;
import org.hearthline.policy.Rules;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.jspecify.annotations.Nullable;

/** Asks the rules what they would say: of given facts, or of the stored cases. Writes nothing. */
@Path("/api/v1/policy")
@RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.ADMIN_NAME, Role.SYSTEM_NAME})
class PolicyResource {

    private final PolicyShelf policies;
    private final BusinessDays businessDays;

    private final Simulations simulations;
    private final SecurityIdentity identity;

    PolicyResource(
            PolicyShelf policies, BusinessDays businessDays, Simulations simulations, SecurityIdentity identity) {
        this.policies = policies;
        this.businessDays = businessDays;
        this.simulations = simulations;
        this.identity = identity;
    }

    /** @param policy the version in force on the as-of date; each requirement names its own */
    record Evaluation(PolicyVersion policy, List<ExplainedRequirement> requirements) {}

    @POST
    @Path("/evaluations")
    public Evaluation evaluate(EvaluationRequest request) {
        PolicyVersions policy = request.policy() == null
                ? inForce("case.policy", request.caseDocument().policy())
                : chosen(request.policy());
        Explanation sentences = new Explanation(request.caseDocument()::nameOf);
        List<ExplainedRequirement> requirements = new Rules(policy, request.facts(), request.workerZone(), businessDays)
                .requirements(request.asOf(), request.horizon()).stream()
                        .map(requirement -> ExplainedRequirement.of(requirement, sentences))
                        .toList();
        return new Evaluation(policy.inForceOn(request.asOf()).named(), requirements);
    }

    /** A line of JSON for each worker as soon as their cases are through, and the total; nothing is written, nothing sent. */
    @POST
    @Path("/simulations")
    @RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
    @Produces(RestMediaType.APPLICATION_NDJSON)
    public Multi<SimulationLine> simulate(SimulationRequest request) {
        if (request.under() != null) {
            inForce("under", request.under());
        }
        return simulations.run(
                Viewer.of(identity), request, request.policy() == null ? null : chosen(request.policy()));
    }

    private PolicyVersions chosen(PolicyChoice choice) {
        return choice.given() != null ? PolicyVersions.of(choice.given().policy()) : inForce("policy", choice.id());
    }

    private PolicyVersions inForce(String field, @Nullable String id) {
        return Optional.ofNullable(id)
                .flatMap(policies::find)
                .orElseThrow(() -> Problem.invalid(field, "must be one of " + policies.ids()));
    }
}
