package org.hearthline.casework;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.CaseFacts;
import org.hearthline.policy.PolicyVersions;
import org.hearthline.policy.Reviews;
import org.hearthline.policy.Rules;
import org.hibernate.reactive.mutiny.Mutiny;

/** What other packages ask of cases: the facts that rules look at, and how people are named to staff. */
@Singleton
public class Cases {

    private final CaseRecords records;
    private final Workers workers;
    private final PolicyShelf policies;
    private final BusinessDays businessDays;
    private final Sealing sealing;
    private final Agency agency;

    Cases(
            CaseRecords records,
            Workers workers,
            PolicyShelf policies,
            BusinessDays businessDays,
            Sealing sealing,
            Agency agency) {
        this.records = records;
        this.workers = workers;
        this.policies = policies;
        this.businessDays = businessDays;
        this.sealing = sealing;
        this.agency = agency;
    }

    /**
     * A case with the policy that it is under.
     *
     * @param workerZone the worker's zone; the case's where the worker is unknown or names none (POLICY 4)
     * @param reviews what a supervisor should look at in it
     */
    public record Judged(
            CaseFacts facts,
            PolicyVersions policy,
            ZoneId workerZone,
            Predicate<LocalDate> isBusinessDay,
            Rules rules,
            Reviews reviews) {}

    record Document(CaseDocument document, Version version) {}

    /** These cases as the rules see them. */
    public Uni<List<Judged>> judged(Mutiny.Session session, Collection<String> caseIds) {
        return records.files(session, caseIds)
                .chain(files -> records.load(session, files))
                .chain(cases -> judged(session, cases));
    }

    Uni<List<Judged>> judged(Mutiny.Session session, List<KeptCase> cases) {
        return workers.zones(
                        session,
                        cases.stream()
                                .flatMap(kept -> Optional.ofNullable(kept.file().workerId).stream())
                                .toList())
                .map(zones -> cases.stream().map(kept -> judged(kept, zones)).toList());
    }

    /** A case of this viewer's as the rules see it; a 404 problem when it is not theirs. */
    public Uni<Judged> judged(Mutiny.Session session, Viewer viewer, String caseId) {
        return records.find(session, viewer, caseId)
                .map(file -> file.orElseThrow(() -> Problem.notFound("case")))
                .chain(file -> judged(session, List.of(file.id)))
                .map(cases -> cases.get(0));
    }

    /** Fails with a 404 problem unless the case is this viewer's. */
    public Uni<Void> requireVisible(Mutiny.Session session, Viewer viewer, String caseId) {
        return records.isVisible(session, viewer, caseId)
                .invoke(visible -> {
                    if (!visible) {
                        throw Problem.notFound("case");
                    }
                })
                .replaceWithVoid();
    }

    /** How the people and workers of these cases are named to staff. */
    public Uni<Names> names(Mutiny.Session session, Collection<String> caseIds) {
        return records.files(session, caseIds)
                .chain(files -> records.load(session, files))
                .chain(cases -> sealing.keys(session, owners(cases)).chain(keys -> workers.names(
                                session,
                                cases.stream()
                                        .flatMap(kept -> Optional.ofNullable(kept.file().workerId).stream())
                                        .toList())
                        .map(names -> names(cases, keys, names))));
    }

    /** The cases of a worker whom this viewer may know of; a 404 problem otherwise. */
    public Uni<List<String>> ofWorker(Mutiny.Session session, Viewer viewer, String workerId) {
        return workers.visible(session, viewer, workerId)
                .chain(worker -> session.createQuery("select id from CaseFile where workerId = :id", String.class)
                        .setParameter("id", worker.id)
                        .getResultList());
    }

    /** The zones of these cases. */
    public Uni<Map<String, ZoneId>> zones(Mutiny.Session session, Collection<String> caseIds) {
        return records.files(session, caseIds)
                .map(files -> files.stream().collect(toMap(file -> file.id, file -> ZoneId.of(file.timeZone))));
    }

    Uni<Document> document(Mutiny.Session session, Viewer viewer, String caseId) {
        return records.find(session, viewer, caseId)
                .map(file -> file.orElseThrow(() -> Problem.notFound("case")))
                .chain(file -> records.load(session, file))
                .chain(kept -> sealing.keys(session, kept.owners())
                        .map(keys -> new Document(kept.document(keys), new Version(kept.file().version))));
    }

    private Judged judged(KeptCase kept, Map<String, ZoneId> zones) {
        CaseFacts facts = kept.facts();
        PolicyVersions policy = policies.find(kept.file().policy)
                .orElseThrow(() -> new IllegalStateException(
                        "Case " + facts.id() + " is under a policy that is no longer in force: " + kept.file().policy));
        ZoneId zone = kept.file().workerId == null
                ? facts.timeZone()
                : zones.getOrDefault(kept.file().workerId, facts.timeZone());
        return new Judged(
                facts,
                policy,
                zone,
                businessDays,
                new Rules(policy, facts, zone, businessDays),
                new Reviews(policy, facts, SourceDisagreements.in(kept)));
    }

    private static Set<String> owners(List<KeptCase> cases) {
        Set<String> owners = new TreeSet<>();
        cases.forEach(kept -> owners.addAll(kept.owners()));
        return owners;
    }

    private Names names(List<KeptCase> cases, Sealing.Keys keys, Map<String, String> workerNames) {
        Map<Names.Key, Names.Person> people = new HashMap<>();
        Map<String, String> workersByCase = new HashMap<>();
        for (KeptCase kept : cases) {
            String caseId = kept.file().id;
            kept.children()
                    .forEach(child -> people.put(
                            new Names.Key(caseId, child.childId),
                            new Names.Person(keys.open(Sealing.person(child.childId), child.name), null)));
            kept.participants()
                    .forEach(person -> people.put(
                            new Names.Key(caseId, person.participantId),
                            new Names.Person(
                                    keys.open(Sealing.person(person.participantId), person.name), person.role)));
            Optional.ofNullable(kept.file().workerId)
                    .ifPresent(id -> workersByCase.put(caseId, workerNames.getOrDefault(id, id)));
        }
        return new Names(people, workersByCase, agency.digest().people());
    }
}
