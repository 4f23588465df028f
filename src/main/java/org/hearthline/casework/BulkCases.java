package org.hearthline.casework;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Problem.FieldError;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps many cases and workers as the case system says them in a file. One that is refused holds up no other. Cases that are new are
 * written many together, and planned soon after; those that are kept are changed one by one, as a single document changes them.
 */
@Singleton
public class BulkCases {

    /** As many connections as that take part; the rest of the service needs some too. */
    private static final int AT_ONCE = 4;

    private final Transactions transactions;
    private final KeepCase keepCase;
    private final KeepWorker keepWorker;
    private final NewCases newCases;
    private final LastImport last;
    private final KeptBars bars;
    private final PolicyShelf policies;

    BulkCases(
            Transactions transactions,
            KeepCase keepCase,
            KeepWorker keepWorker,
            NewCases newCases,
            LastImport last,
            KeptBars bars,
            PolicyShelf policies) {
        this.transactions = transactions;
        this.keepCase = keepCase;
        this.keepWorker = keepWorker;
        this.newCases = newCases;
        this.last = last;
        this.bars = bars;
        this.policies = policies;
    }

    /** Whose import it is, and that it still is theirs to go on with: asked in each transaction that writes. */
    public interface Permit {

        UUID importId();

        Viewer sender();

        /** Fails once another process has taken the import over; until the transaction ends none can. */
        Uni<Void> confirm(Mutiny.Session session);
    }

    /**
     * Ids of which the same was said last.
     *
     * @param before by another import
     * @param byThis by this one, before it was interrupted
     */
    public record Known(Set<String> before, Set<String> byThis) {}

    /** What became of a case or worker. */
    public enum Result {
        WRITTEN,
        UNCHANGED,
        REFUSED
    }

    /**
     * @param errors why it was refused
     * @param notes what of it was left as it is, though it was written
     */
    public record Outcome(String id, Result result, List<FieldError> errors, List<FieldError> notes) {

        public static Outcome refused(String id, List<FieldError> errors) {
            return new Outcome(id, Result.REFUSED, errors, List.of());
        }

        static Outcome written(String id) {
            return new Outcome(id, Result.WRITTEN, List.of(), List.of());
        }
    }

    /** @param hashes by case id */
    public Uni<Known> knownCases(Map<String, byte[]> hashes, UUID importId) {
        return known(hashes, LastImport::keyOfCase, importId);
    }

    /** @param hashes by worker id */
    public Uni<Known> knownWorkers(Map<String, byte[]> hashes, UUID importId) {
        return known(hashes, LastImport::keyOfWorker, importId);
    }

    private Uni<Known> known(Map<String, byte[]> hashes, UnaryOperator<String> key, UUID importId) {
        Map<String, byte[]> byKey = new HashMap<>();
        hashes.forEach((id, hash) -> byKey.put(key.apply(id), hash));
        return last.among(byKey, importId);
    }

    /** What can be found wrong with a case without looking at others. */
    public void check(SaidCase said, Errors errors) {
        said.check(errors);
        policies.check(said.document().policy(), errors);
    }

    /** What writing these cases would find, as far as it can be told without writing: which ids are taken. */
    public Uni<List<Outcome>> examine(List<SaidCase> said) {
        return transactions.read(session -> newCases.takenIds(session, said)).map(taken -> said.stream()
                .map(each -> {
                    List<FieldError> errors = taken.errorsOf(each);
                    return errors.isEmpty() ? Outcome.written(each.id()) : Outcome.refused(each.id(), errors);
                })
                .toList());
    }

    /** Each case is written, or refused, by itself: the outcomes are in the order of the cases. */
    public Uni<List<Outcome>> keep(List<SaidCase> said, Permit permit) {
        return together(said, permit).chain(written -> Multi.createFrom()
                .iterable(said)
                .onItem()
                .transformToUni(each -> written.contains(each.id())
                        ? Uni.createFrom().item(Outcome.written(each.id()))
                        : one(each, permit))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(outcomes -> inOrder(said, outcomes)));
    }

    private Uni<Set<String>> together(List<SaidCase> said, Permit permit) {
        return transactions
                .writeBeside(permit.sender(), session -> permit.confirm(session)
                        .chain(() -> newCases.write(session, permit.sender(), said))
                        .call(written -> written.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : last.remember(session, permit.importId(), written)))
                .map(written -> Set.copyOf(written.stream().map(SaidCase::id).toList()))
                .onFailure(BulkCases::isOfOneCase)
                .recoverWithItem(Set.of());
    }

    /** A row that somebody else wrote at the same time, or a problem with one case: each is then looked at by itself. */
    private static boolean isOfOneCase(Throwable fault) {
        return fault instanceof Problem || fault instanceof ConstraintViolationException;
    }

    private Uni<Outcome> one(SaidCase said, Permit permit) {
        return transactions
                .writeBeside(permit.sender(), session -> permit.confirm(session)
                        .chain(() -> keepCase.write(session, permit.sender(), said, Version.expected(null)))
                        .call(() -> last.remember(session, permit.importId(), List.of(said))))
                .call(written -> written.isChanged()
                        ? bars.settle(said.id())
                        : Uni.createFrom().voidItem())
                .map(written -> new Outcome(
                        said.id(), written.isChanged() ? Result.WRITTEN : Result.UNCHANGED, List.of(), written.notes()))
                .onFailure(Problem.class)
                .recoverWithItem(refusal -> refused(said.id(), (Problem) refusal));
    }

    /** Workers are few beside cases. */
    public Uni<List<Outcome>> keepWorkers(Map<WorkerDocument, byte[]> hashes, Permit permit) {
        return Multi.createFrom()
                .iterable(hashes.entrySet())
                .onItem()
                .transformToUni(entry -> keepWorker
                        .keepSaid(permit, entry.getKey(), entry.getValue())
                        .map(kept -> Outcome.written(
                                Objects.requireNonNull(kept.document().id())))
                        .onFailure(Problem.class)
                        .recoverWithItem(refusal ->
                                refused(Objects.requireNonNull(entry.getKey().id()), (Problem) refusal)))
                .merge(AT_ONCE)
                .collect()
                .asList();
    }

    private static Outcome refused(String id, Problem refusal) {
        return Outcome.refused(
                id,
                refusal.errors().isEmpty()
                        ? List.of(new FieldError("", Objects.requireNonNullElse(refusal.getMessage(), "")))
                        : refusal.errors());
    }

    private static List<Outcome> inOrder(List<SaidCase> said, List<Outcome> outcomes) {
        Map<String, Outcome> byId = new HashMap<>();
        outcomes.forEach(outcome -> byId.put(outcome.id(), outcome));
        List<Outcome> inOrder = new ArrayList<>();
        said.forEach(each -> inOrder.add(Objects.requireNonNull(byId.get(each.id()))));
        return inOrder;
    }
}
