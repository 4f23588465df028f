package org.hearthline.casework;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hearthline.casework.ChangedFact.Kind;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.PolicyVersion;

/**
 * Because of what something was decided: the facts that were changed in one step, and by whom; none where a day came.
 *
 * @param by the user's id, for workers and supervisors the worker's; the service's own name where no user acted
 * @param role that user's role
 */
public record Cause(List<ChangedFact> facts, String by, String role) {

    public Cause {
        facts = List.copyOf(facts);
    }

    static Cause of(List<ChangedFact> facts, Viewer by) {
        return new Cause(facts, by.id(), by.role().roleName());
    }

    /** No fact changed; a day came. */
    public static Cause ofTime() {
        return of(List.of(), Transactions.SERVICE);
    }

    /** This version of a policy has come to judge what another judged before. */
    public static Cause of(PolicyVersion policy) {
        return of(
                List.of(ChangedFact.recorded(Kind.POLICY, policy.id() + " " + policy.version())), Transactions.SERVICE);
    }

    public boolean timeAlone() {
        return facts.isEmpty();
    }

    /** The cause as the end of a sentence. */
    public String inWords() {
        if (timeAlone()) {
            return "because the day came";
        }
        String changes = facts.stream().map(Cause::inWords).collect(Collectors.joining(", "));
        return facts.get(0).kind() == Kind.POLICY
                ? "because " + changes
                : "because " + changes + ", by " + by + " (" + role + ")";
    }

    private static String inWords(ChangedFact fact) {
        String named = fact.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + fact.id();
        return named
                + switch (fact.change()) {
                    case RECORDED -> fact.kind() == Kind.POLICY ? " is in force" : " was recorded";
                    case REMOVED -> " was taken back";
                    case ENTERED_IN_ERROR -> " was marked as entered in error";
                    case CORRECTED ->
                        " was changed" + (fact.fields().isEmpty() ? "" : " (" + String.join(", ", fact.fields()) + ")");
                };
    }
}
