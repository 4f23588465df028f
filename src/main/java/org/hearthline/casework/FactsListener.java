package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Follows a change of facts in the transaction that makes it, so that facts and what follows from them commit together. Listeners are
 * called one after the other and awaited.
 */
public interface FactsListener {

    /**
     * The facts of these cases, which are locked, are about to change. What the days until now have brought is to be settled first: it is
     * not the new fact's doing.
     */
    Uni<Void> factsAboutToChange(Mutiny.Session session, List<String> caseIds);

    /**
     * The facts of these cases changed.
     *
     * @param cases as they are now
     * @param cause which facts, and by whom
     */
    Uni<Void> factsChanged(Mutiny.Session session, List<Cases.Judged> cases, Cause cause);

    /**
     * These cases were not kept before, and came with many others: what follows from their facts is to be made soon, as due work, and
     * before anybody reads it.
     */
    Uni<Void> casesCame(Mutiny.Session session, List<String> caseIds);
}
