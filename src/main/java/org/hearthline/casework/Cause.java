package org.hearthline.casework;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hearthline.casework.ChangedFact.Change;
import org.hearthline.casework.ChangedFact.Kind;
import org.hearthline.platform.Role;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;

/**
 * Why something was decided: the facts that were changed in one step, and by whom; no fact where a day came.
 *
 * @param by the user's id, for workers and supervisors the worker's; the service's own name where no user acted
 * @param role that user's role
 */
public record Cause(List<ChangedFact> facts, String by, String role) {

    /** Fields whose names say little outside their document. */
    private static final Map<String, String> FIELDS = Map.of("on", "date", "from", "start", "to", "end");

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

    /** The agency changed its own files, and the service was started with them. */
    public static Cause ofAgencyFiles() {
        return of(
                List.of(new ChangedFact(Kind.AGENCY_FILES, "config", Change.CORRECTED, List.of())),
                Transactions.SERVICE);
    }

    /** The case came with an import of the case system's. */
    public static Cause ofImport(String caseId) {
        return new Cause(
                List.of(ChangedFact.recorded(ChangedFact.Kind.CASE, caseId)), "import", Role.SYSTEM.roleName());
    }

    /** Whether it is {@link #ofTime}. */
    public boolean timeAlone() {
        return facts.isEmpty();
    }

    /** The cause as the end of a sentence. */
    public String inWords() {
        if (timeAlone()) {
            return "because of the date alone";
        }
        String changes = facts.stream().map(Cause::inWords).collect(Collectors.joining(", "));
        return "because " + changes + (by.equals(Transactions.SERVICE.id()) ? "" : ", by " + who());
    }

    private String who() {
        return role.equals(Role.SYSTEM.roleName()) ? "the case system" : role + " " + by;
    }

    private static String inWords(ChangedFact fact) {
        String what = named(fact)
                + switch (fact.change()) {
                    case RECORDED -> " was recorded";
                    case REMOVED -> " was taken back";
                    case ENTERED_IN_ERROR -> " was marked as entered in error";
                    case CORRECTED -> " was changed";
                };
        return fact.fields().isEmpty()
                ? what
                : what + " (" + fact.fields().stream().map(Cause::inWords).collect(Collectors.joining(", ")) + ")";
    }

    private static String named(ChangedFact fact) {
        return switch (fact.kind()) {
            case CASE -> "case " + fact.id();
            case CHILD -> "child " + fact.id();
            case GUARDIANSHIP -> "guardianship of " + fact.id();
            case PARTICIPANT -> "participant " + fact.id();
            case CIRCUMSTANCE -> "a circumstance of " + fact.id();
            case COURT_ORDER -> "court order " + fact.id();
            case NO_CONTACT -> "a no-contact order in case " + fact.id();
            case CONTACT -> "contact " + fact.id();
            case SEARCH -> "search " + fact.id();
            case WORKER -> "worker " + fact.id();
            case AGENCY_FILES -> "the agency's configuration";
        };
    }

    /** As in {@code closedOn}, closed on. */
    private static String inWords(String field) {
        return FIELDS.getOrDefault(field, field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
    }
}
