package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hearthline.message.Fence.Cancelled;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Problem.FieldError;
import org.hearthline.platform.Role;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.Review;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps what a case document says: creates the case, or replaces what the same source had said of it. */
@Singleton
class KeepCase {

    private final Transactions transactions;
    private final CaseRecords cases;
    private final Workers workers;
    private final PolicyShelf policies;
    private final Sealing sealing;
    private final FactsChange factsChange;
    private final KeptBars bars;
    private final Documents documents;
    private final OrderIds orderIds;
    private final LastImport last;
    private final ContactLog contacts;
    private final SearchLog searches;

    KeepCase(
            Transactions transactions,
            CaseRecords cases,
            Workers workers,
            PolicyShelf policies,
            Sealing sealing,
            FactsChange factsChange,
            KeptBars bars,
            Documents documents,
            OrderIds orderIds,
            LastImport last,
            ContactLog contacts,
            SearchLog searches) {
        this.transactions = transactions;
        this.cases = cases;
        this.workers = workers;
        this.policies = policies;
        this.sealing = sealing;
        this.factsChange = factsChange;
        this.bars = bars;
        this.documents = documents;
        this.orderIds = orderIds;
        this.last = last;
        this.contacts = contacts;
        this.searches = searches;
    }

    /** What is kept now, and what the new facts cancelled. */
    record Kept(Version version, Cancelled cancelled) {}

    /**
     * @param isChanged whether anything of the case was not said before
     * @param notes what was logged and is left as a worker said it
     */
    record Written(Version version, boolean isChanged, List<FieldError> notes) {}

    static String lockOf(String caseId) {
        return "case " + caseId;
    }

    /** The same document again changes nothing. */
    Uni<Kept> keep(Viewer writer, CaseDocument document, Version.Expected expected) {
        Errors errors = new Errors();
        policies.check(document.policy(), errors);
        errors.throwIfAny();
        return transactions
                .write(writer, session -> write(session, writer, SaidCase.alone(document), expected)
                        .call(() -> last.forget(session, List.of(LastImport.keyOfCase(document.id())))))
                .chain(written -> bars.settle(document.id()).map(cancelled -> new Kept(written.version(), cancelled)));
    }

    /** Writes what is said, in the caller's transaction; what it forbids is to be ended once that has committed. */
    Uni<Written> write(Mutiny.Session session, Viewer writer, SaidCase said, Version.Expected expected) {
        CaseDocument document = said.document();
        return transactions
                .alone(session, lockOf(document.id()))
                .chain(() -> mayWrite(session, writer, document))
                .chain(() -> ordersAreFree(session, document))
                .chain(() -> lockOrCreate(session, writer, document))
                .invoke(file -> Version.check(expected, file.version == 0 ? null : new Version(file.version)))
                .call(file -> factsChange.aboutToCome(session, List.of(file.id)))
                .chain(file -> cases.load(session, file))
                .chain(kept -> merge(session, writer, kept, said.withNoContactOf(kept)));
    }

    /** A worker writes their own cases, a supervisor those of their unit; to hand a case on is the supervisor's. */
    private Uni<Void> mayWrite(Mutiny.Session session, Viewer writer, CaseDocument document) {
        if (writer.role() == Role.SYSTEM) {
            return Uni.createFrom().voidItem();
        }
        return workers.isWithin(session, writer, document.workerId())
                .invoke(within -> {
                    if (!within) {
                        throw Problem.invalid("workerId", "must be a worker whose cases are yours to change");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> ordersAreFree(Mutiny.Session session, CaseDocument document) {
        List<String> ids = document.courtOrders().stream()
                .map(order -> Objects.requireNonNull(order.id()))
                .toList();
        return orderIds.held(session, ids)
                .invoke(cases -> ids.forEach(id -> {
                    if (!cases.getOrDefault(id, document.id()).equals(document.id())) {
                        throw Problem.conflict(
                                "courtOrders[%d].id is taken by another case.".formatted(ids.indexOf(id)));
                    }
                }))
                .replaceWithVoid();
    }

    private Uni<CaseFile> lockOrCreate(Mutiny.Session session, Viewer writer, CaseDocument document) {
        return cases.lock(session, writer, document.id())
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : create(session, document));
    }

    private static Uni<CaseFile> create(Mutiny.Session session, CaseDocument document) {
        return session.find(CaseFile.class, document.id()).chain(hidden -> {
            if (hidden != null) {
                throw Problem.notFound("case");
            }
            CaseFile file = new CaseFile(document.id());
            file.policy = Objects.requireNonNull(document.policy());
            file.timeZone = document.timeZone().getId();
            file.openedOn = document.openedOn();
            return session.persist(file).chain(session::flush).replaceWith(file);
        });
    }

    private Uni<Written> merge(Mutiny.Session session, Viewer writer, KeptCase kept, SaidCase said) {
        return sealing.keysMade(session, owners(kept, said)).chain(keys -> {
            CaseDocument document = ErasedValues.leftOutOf(said.document(), keys);
            @Nullable CaseDocument before = kept.file().version == 0 ? null : kept.document(keys);
            List<Review> disagreedBefore = SourceDisagreements.in(kept);
            return new CaseMerge(kept, document, Source.of(writer), keys)
                    .into(session)
                    .chain(() ->
                            new LogMerge<>(contacts, "contacts", kept, writer, keys).into(session, said.contacts()))
                    .chain(contacted -> new LogMerge<>(searches, "searches", kept, writer, keys)
                            .into(session, said.searches())
                            .map(contacted::and))
                    .chain(logged -> changed(session, writer, kept, before, keys, disagreedBefore, logged.changed())
                            .map(changed -> new Written(new Version(kept.file().version), changed, logged.notes())));
        });
    }

    /**
     * Where a worker's word is in force, the case system's next one leaves the document as it is, and may settle what the two disagreed
     * on, or change it.
     */
    private Uni<Boolean> changed(
            Mutiny.Session session,
            Viewer writer,
            KeptCase kept,
            @Nullable CaseDocument before,
            Sealing.Keys keys,
            List<Review> disagreedBefore,
            List<ChangedFact> logged) {
        CaseDocument after = kept.document(keys);
        List<ChangedFact> facts = new ArrayList<>(logged);
        if (!after.equals(before)) {
            kept.file().version++;
            facts.addAll(changedFacts(before, after));
        } else if (!SourceDisagreements.in(kept).equals(disagreedBefore)) {
            facts.add(saidOtherwise(after));
        }
        return facts.isEmpty()
                ? Uni.createFrom().item(false)
                : factsChange
                        .tell(session, List.of(kept), Cause.of(facts, writer))
                        .replaceWith(true);
    }

    /** The case was said otherwise, and no fact of it: in another order, or by somebody else. */
    private static ChangedFact saidOtherwise(CaseDocument document) {
        return ChangedFact.corrected(ChangedFact.Kind.CASE, document.id(), List.of());
    }

    private List<ChangedFact> changedFacts(@Nullable CaseDocument before, CaseDocument after) {
        if (before == null) {
            return List.of(ChangedFact.recorded(ChangedFact.Kind.CASE, after.id()));
        }
        List<ChangedFact> changed = FactDifference.between(documents.tree(before), documents.tree(after));
        return changed.isEmpty() ? List.of(saidOtherwise(after)) : changed;
    }

    private static Set<String> owners(KeptCase kept, SaidCase said) {
        Set<String> owners = new TreeSet<>(kept.owners());
        owners.addAll(said.owners());
        return owners;
    }
}
