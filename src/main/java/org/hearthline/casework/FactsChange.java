package org.hearthline.casework;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Role;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a change of facts brings with it, in the writer's transaction: every {@link FactsListener} is told, and to whom messages may go
 * follows (POLICY 5.3 to 5.5).
 */
@Singleton
class FactsChange {

    private final List<FactsListener> listeners;
    private final Cases cases;
    private final KeptBars bars;
    private final LastImport lastImport;

    FactsChange(@All List<FactsListener> listeners, Cases cases, KeptBars bars, LastImport lastImport) {
        this.listeners = listeners;
        this.cases = cases;
        this.bars = bars;
        this.lastImport = lastImport;
    }

    /** To be awaited once these cases are locked and before anything of them is changed. */
    Uni<Void> aboutToCome(Mutiny.Session session, List<String> caseIds) {
        return each(listener -> listener.factsAboutToChange(session, caseIds));
    }

    /**
     * @param changed the cases with their rows as they are now, written or about to be
     * @param cause which facts, and by whom
     */
    Uni<Void> tell(Mutiny.Session session, List<KeptCase> changed, Cause cause) {
        return session.flush()
                .chain(() -> forgetImports(session, changed, cause))
                .chain(() -> cases.judged(session, changed))
                .chain(judged -> each(listener -> listener.factsChanged(session, judged, cause))
                        .chain(() -> bars.keep(session, judged)));
    }

    /**
     * What new cases bring with them that come with many others: to whom no message may go at once, all else soon.
     *
     * @param come the cases with all their rows, written or about to be
     */
    Uni<Void> come(Mutiny.Session session, List<KeptCase> come) {
        List<String> caseIds = come.stream().map(kept -> kept.file().id).toList();
        return session.flush()
                .chain(() -> cases.judged(session, come))
                .chain(judged -> bars.begin(session, judged))
                .chain(() -> each(listener -> listener.casesCame(session, caseIds)));
    }

    /** Once the case system has said something by itself, its next file is looked at again, be it the same as the last. */
    private Uni<Void> forgetImports(Mutiny.Session session, List<KeptCase> changed, Cause cause) {
        boolean isOfCases = cause.facts().stream().anyMatch(fact -> fact.kind() != ChangedFact.Kind.WORKER);
        return cause.role().equals(Role.SYSTEM.roleName()) && isOfCases
                ? lastImport.forget(
                        session,
                        changed.stream()
                                .map(kept -> LastImport.keyOfCase(kept.file().id))
                                .toList())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> each(Function<FactsListener, Uni<Void>> tell) {
        return InTurn.each(listeners, tell);
    }
}
