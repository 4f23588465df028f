package org.hearthline.casework;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hearthline.casework.CaseDocument.ChildDocument;
import org.hearthline.casework.CaseDocument.CircumstanceDocument;
import org.hearthline.casework.CaseDocument.GuardianshipDocument;
import org.hearthline.casework.CaseDocument.ParticipantDocument;
import org.hearthline.platform.Sealing;
import org.hearthline.policy.CaseFacts;
import org.hearthline.policy.Child;
import org.hearthline.policy.Circumstance;
import org.hearthline.policy.CourtOrder;
import org.hearthline.policy.DateInterval;
import org.hearthline.policy.Guardianship;
import org.hearthline.policy.Participant;
import org.jspecify.annotations.Nullable;

/** All the rows of one case. */
record KeptCase(
        CaseFile file,
        List<CaseChild> children,
        List<CaseParticipant> participants,
        List<KeptGuardianship> guardianships,
        List<KeptCircumstance> circumstances,
        List<KeptCourtOrder> courtOrders,
        List<KeptNoContact> noContacts,
        List<KeptContact> contacts,
        List<KeptSearch> searches) {

    /** A case that is not kept yet. */
    static KeptCase empty(String id) {
        return new KeptCase(
                new CaseFile(id),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** What the rules look at. It needs no names, so no key is asked for. */
    CaseFacts facts() {
        Map<String, List<Guardianship>> byChild = guardianshipsInOrder()
                .sorted(comparingInt(said -> said.position))
                .collect(groupingBy(
                        said -> said.childId,
                        mapping(
                                said -> new Guardianship(
                                        said.kind, new DateInterval(said.from, said.to), said.evidence),
                                toList())));
        Map<String, List<Circumstance>> byParticipant = circumstancesInOrder()
                .collect(groupingBy(
                        said -> said.participantId,
                        mapping(said -> new Circumstance(said.kind, new DateInterval(said.from, said.to)), toList())));
        return new CaseFacts(
                file.id,
                file.programArea == null ? "default" : file.programArea,
                zone(),
                file.openedOn,
                file.closedOn,
                children.stream()
                        .map(child -> new Child(
                                child.childId,
                                child.joinedOn,
                                child.leftOn,
                                child.tribalStatus,
                                byChild.getOrDefault(child.childId, List.of())))
                        .toList(),
                participants.stream()
                        .map(participant -> new Participant(
                                participant.participantId,
                                participant.role,
                                participant.joinedOn,
                                participant.leftOn,
                                List.of(participant.childIds),
                                byParticipant.getOrDefault(participant.participantId, List.of()),
                                participant.contactEveryDays))
                        .toList(),
                ordersInForce().stream()
                        .filter(order -> !order.enteredInError)
                        .map(order -> new CourtOrder(
                                order.id,
                                order.kind,
                                List.of(order.participantIds),
                                List.of(order.childIds),
                                new DateInterval(order.from, order.to)))
                        .toList(),
                contacts.stream().map(KeptContact::fact).toList(),
                searches.stream().map(KeptSearch::fact).toList());
    }

    /** The document as kept. Orders entered in error are of no effect and stand only in the audit trail. */
    CaseDocument document(Sealing.Keys keys) {
        Map<String, List<GuardianshipDocument>> byChild = guardianshipsInOrder()
                .collect(groupingBy(said -> said.childId, mapping(KeptGuardianship::document, toList())));
        Map<String, List<CircumstanceDocument>> byParticipant = circumstancesInOrder()
                .collect(groupingBy(said -> said.participantId, mapping(said -> said.document(keys), toList())));
        return new CaseDocument(
                file.id,
                file.policy,
                file.programArea,
                file.county,
                zone(),
                file.workerId,
                file.openedOn,
                file.closedOn,
                children.stream()
                        .sorted(comparingInt(child -> child.position))
                        .map(child -> new ChildDocument(
                                child.childId,
                                keys.open(Sealing.person(child.childId), child.name),
                                child.joinedOn,
                                child.leftOn,
                                child.tribalStatus,
                                byChild.getOrDefault(child.childId, List.of())))
                        .toList(),
                participants.stream()
                        .sorted(comparingInt(participant -> participant.position))
                        .map(participant -> new ParticipantDocument(
                                participant.participantId,
                                keys.open(Sealing.person(participant.participantId), participant.name),
                                participant.role,
                                participant.custodial,
                                participant.language,
                                participant.timeZone == null ? null : ZoneId.of(participant.timeZone),
                                participant.joinedOn,
                                participant.leftOn,
                                List.of(participant.childIds),
                                participant.contactEveryDays,
                                participant.safetyFlag,
                                byParticipant.getOrDefault(participant.participantId, List.of())))
                        .toList(),
                ordersInForce().stream()
                        .filter(order -> !order.enteredInError)
                        .map(order -> order.document(keys))
                        .toList(),
                noContacts.stream()
                        .sorted(comparingInt((KeptNoContact apart) -> apart.position)
                                .thenComparing(apart -> apart.id))
                        .map(KeptNoContact::document)
                        .toList());
    }

    /** As last put; what the other source said stands among it, always in the same place. */
    private Stream<KeptGuardianship> guardianshipsInOrder() {
        return guardianships.stream()
                .sorted(comparingInt((KeptGuardianship said) -> said.position).thenComparing(said -> said.id));
    }

    private Stream<KeptCircumstance> circumstancesInOrder() {
        return circumstances.stream()
                .sorted(comparingInt((KeptCircumstance said) -> said.position).thenComparing(said -> said.id));
    }

    /** One word for each order: the worker's where there is one, else the case system's. */
    Collection<KeptCourtOrder> ordersInForce() {
        Map<String, KeptCourtOrder> byId = new HashMap<>();
        courtOrders.stream()
                .forEach(order ->
                        byId.merge(order.id, order, (one, other) -> one.source == Source.WORKER ? one : other));
        return byId.values().stream()
                .sorted(comparingInt((KeptCourtOrder order) -> order.position).thenComparing(order -> order.id))
                .toList();
    }

    @Nullable
    KeptCourtOrder order(String id, Source source) {
        return courtOrders.stream()
                .filter(order -> order.id.equals(id) && order.source == source)
                .findFirst()
                .orElse(null);
    }

    Set<String> participantIds() {
        return participants.stream()
                .map(participant -> participant.participantId)
                .collect(toSet());
    }

    Set<String> childIds() {
        return children.stream().map(child -> child.childId).collect(toSet());
    }

    ZoneId zone() {
        return ZoneId.of(file.timeZone);
    }

    /** Everyone and everything of which this case keeps a sealed value. */
    Set<String> owners() {
        Set<String> owners = new TreeSet<>();
        children.forEach(child -> owners.add(Sealing.person(child.childId)));
        participants.forEach(participant -> owners.add(Sealing.person(participant.participantId)));
        courtOrders.stream().filter(order -> order.why != null).forEach(order -> owners.add(Sealing.order(order.id)));
        return owners;
    }
}
