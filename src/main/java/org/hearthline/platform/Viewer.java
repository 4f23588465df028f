package org.hearthline.platform;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Arrays;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The signed-in user that a request acts for. Which rows they see is decided in the queries, by {@link #caseCondition}.
 *
 * @param id the user's name: for workers and supervisors the worker's id
 */
public record Viewer(String id, Role role) {

    /** The viewer behind a security identity; a user with no role of ours is refused. */
    public static Viewer of(SecurityIdentity identity) {
        return Arrays.stream(Role.values())
                .filter(role -> identity.hasRole(role.roleName()))
                .findFirst()
                .map(role -> new Viewer(identity.getPrincipal().getName(), role))
                .orElseThrow(() -> Problem.of(403, "Not allowed", "Your user has no role here."));
    }

    /**
     * The condition, in HQL and SQL alike, that a row of cases belongs to this viewer: a worker's own, a supervisor's unit's, all for
     * the case system, none for operators. The query then needs {@link #named}.
     *
     * @param workerId the expression for the case's worker, as in {@code c.workerId}
     */
    public String caseCondition(String workerId) {
        return switch (role) {
            case SYSTEM -> "1 = 1";
            case ADMIN -> "1 = 0";
            case WORKER -> workerId + " = :viewer";
            case SUPERVISOR ->
                workerId
                        + " in (select mate.id from Worker mate, Worker me where me.id = :viewer and mate.unit = me.unit)";
        };
    }

    /** Gives the query that holds {@link #caseCondition} its parameter, where that has one. */
    public <T> Mutiny.SelectionQuery<T> named(Mutiny.SelectionQuery<T> query) {
        return role == Role.WORKER || role == Role.SUPERVISOR ? query.setParameter("viewer", id) : query;
    }
}
