package org.hearthline.casework;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hearthline.message.Fence.Cancelled;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Problem;
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

    KeepCase(
            Transactions transactions,
            CaseRecords cases,
            Workers workers,
            PolicyShelf policies,
            Sealing sealing,
            FactsChange factsChange,
            KeptBars bars,
            Documents documents) {
        this.transactions = transactions;
        this.cases = cases;
        this.workers = workers;
        this.policies = policies;
        this.sealing = sealing;
        this.factsChange = factsChange;
        this.bars = bars;
        this.documents = documents;
    }

    /** What is kept now, and what the new facts cancelled. */
    record Kept(Version version, Cancelled cancelled) {}

    /** The same document again changes nothing. */
    Uni<Kept> keep(Viewer writer, CaseDocument document, Version.Expected expected) {
        checkPolicy(document);
        return transactions
                .write(writer, session -> write(session, writer, document, expected))
                .chain(version -> bars.settle(document.id()).map(cancelled -> new Kept(version, cancelled)));
    }

    private Uni<Version> write(
            Mutiny.Session session, Viewer writer, CaseDocument document, Version.Expected expected) {
        return transactions
                .alone(session, "case " + document.id())
                .chain(() -> mayWrite(session, writer, document))
                .chain(() -> ordersAreFree(session, document))
                .chain(() -> lockOrCreate(session, writer, document))
                .invoke(file -> Version.check(expected, file.version == 0 ? null : new Version(file.version)))
                .call(file -> factsChange.aboutToCome(session, List.of(file.id)))
                .chain(file -> cases.load(session, file))
                .chain(kept -> merge(session, writer, kept, document));
    }

    private void checkPolicy(CaseDocument document) {
        Errors errors = new Errors();
        if (document.policy() == null) {
            errors.add("policy", "must be one of " + policies.ids());
        } else if (policies.find(document.policy()).isEmpty()) {
            errors.add("policy", "is not in force here; must be one of " + policies.ids());
        }
        errors.throwIfAny();
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
        return holdNewOrders(session, ids)
                .chain(() -> casesOf(session, ids))
                .invoke(cases -> ids.forEach(id -> {
                    if (!cases.getOrDefault(id, document.id()).equals(document.id())) {
                        throw Problem.conflict(
                                "courtOrders[%d].id is taken by another case.".formatted(ids.indexOf(id)));
                    }
                }))
                .replaceWithVoid();
    }

    /** There is no row yet that could be locked, and the same order may be recorded by itself, or in another case, just now. */
    private Uni<Void> holdNewOrders(Mutiny.Session session, List<String> ids) {
        return casesOf(session, ids)
                .map(cases -> ids.stream()
                        .filter(id -> !cases.containsKey(id))
                        .map(CourtOrders::lockOf)
                        .toList())
                .chain(names -> names.isEmpty() ? Uni.createFrom().voidItem() : transactions.alone(session, names));
    }

    private static Uni<Map<String, String>> casesOf(Mutiny.Session session, List<String> orderIds) {
        if (orderIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createQuery("select distinct id, caseId from KeptCourtOrder where id in :ids", Object[].class)
                .setParameter("ids", orderIds)
                .getResultList()
                .map(rows -> rows.stream().collect(toMap(row -> (String) row[0], row -> (String) row[1])));
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

    private Uni<Version> merge(Mutiny.Session session, Viewer writer, KeptCase kept, CaseDocument document) {
        return sealing.keysMade(session, owners(kept, document)).chain(keys -> {
            @Nullable CaseDocument before = kept.file().version == 0 ? null : kept.document(keys);
            List<Review> disagreedBefore = SourceDisagreements.in(kept);
            return new CaseMerge(kept, document, Source.of(writer), keys)
                    .into(session)
                    .chain(() -> changed(session, writer, kept, before, keys, disagreedBefore))
                    .replaceWith(() -> new Version(kept.file().version));
        });
    }

    /**
     * Where a worker's word is in force, the case system's next one leaves the document as it is, and may settle what the two disagreed
     * on, or change it.
     */
    private Uni<Void> changed(
            Mutiny.Session session,
            Viewer writer,
            KeptCase kept,
            @Nullable CaseDocument before,
            Sealing.Keys keys,
            List<Review> disagreedBefore) {
        CaseDocument after = kept.document(keys);
        if (!after.equals(before)) {
            kept.file().version++;
            return factsChange.tell(session, List.of(kept), Cause.of(changedFacts(before, after), writer));
        }
        return SourceDisagreements.in(kept).equals(disagreedBefore)
                ? Uni.createFrom().voidItem()
                : factsChange.tell(session, List.of(kept), Cause.of(List.of(saidOtherwise(after)), writer));
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

    private static Set<String> owners(KeptCase kept, CaseDocument document) {
        Set<String> owners = new TreeSet<>(kept.owners());
        document.childIds().forEach(id -> owners.add(Sealing.person(id)));
        document.participantIds().forEach(id -> owners.add(Sealing.person(id)));
        document.courtOrders().stream()
                .filter(order -> order.why() != null)
                .forEach(order -> owners.add(Sealing.order(Objects.requireNonNull(order.id()))));
        return owners;
    }
}
