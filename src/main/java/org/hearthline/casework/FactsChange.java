package org.hearthline.casework;

import static java.util.stream.Collectors.toMap;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hearthline.casework.Cases.Judged;
import org.hearthline.message.Outbox;
import org.hearthline.message.Outbox.Cancelled;
import org.hearthline.platform.ServiceClock;
import org.hearthline.policy.Duty;
import org.hearthline.policy.DutyKind;
import org.hearthline.policy.Participant;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a change of facts brings with it, in the writer's transaction: every {@link FactsListener} is told, and what waits for
 * participants to whom nothing is owed any more is cancelled (POLICY 5.3, 5.4).
 */
@Singleton
class FactsChange {

    private final List<FactsListener> listeners;
    private final Cases cases;
    private final Outbox outbox;
    private final ServiceClock clock;

    FactsChange(@All List<FactsListener> listeners, Cases cases, Outbox outbox, ServiceClock clock) {
        this.listeners = listeners;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** To be awaited once these cases are locked and before anything of them is changed. */
    Uni<Void> aboutToCome(Mutiny.Session session, List<String> caseIds) {
        return each(listener -> listener.factsAboutToChange(session, caseIds));
    }

    /**
     * @param changed the cases with their rows as they are now, written or about to be
     * @param cause which facts, and by whom
     */
    Uni<Cancelled> tell(Mutiny.Session session, List<KeptCase> changed, Cause cause) {
        return session.flush().chain(() -> cases.judged(session, changed)).chain(judged -> each(listener ->
                        listener.factsChanged(session, judged, cause))
                .chain(() -> cancel(session, judged)));
    }

    private Uni<Void> each(Function<FactsListener, Uni<Void>> tell) {
        return Multi.createFrom()
                .iterable(listeners)
                .onItem()
                .transformToUniAndConcatenate(listener -> tell.apply(listener))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Cancelled> cancel(Mutiny.Session session, List<Judged> judged) {
        Instant now = clock.instant();
        return Multi.createFrom()
                .iterable(judged)
                .onItem()
                .transformToUniAndConcatenate(
                        each -> outbox.cancel(session, each.facts().id(), forbidden(each, now), now))
                .collect()
                .asList()
                .map(each -> each.stream().reduce(Cancelled.NONE, Cancelled::plus));
    }

    /** Participants to whom no message may go today, each with the first reason. */
    private static Map<String, String> forbidden(Judged judged, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, judged.facts().timeZone());
        return judged.facts().participants().stream()
                .map(Participant::id)
                .filter(id -> judged.rules().duty(id, today).kind() == DutyKind.NONE)
                .collect(toMap(id -> id, id -> reason(judged.rules().duty(id, today))));
    }

    private static String reason(Duty duty) {
        return duty.reasons().isEmpty()
                ? DutyKind.NONE.name()
                : duty.reasons().get(0).code().name();
    }
}
