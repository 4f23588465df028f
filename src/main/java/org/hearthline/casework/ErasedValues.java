package org.hearthline.casework;

import org.hearthline.casework.CaseDocument.ChildDocument;
import org.hearthline.casework.CaseDocument.CircumstanceDocument;
import org.hearthline.casework.CaseDocument.ParticipantDocument;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** What is kept of nobody any more once they were erased, however often a document says it: the same document again changes nothing. */
final class ErasedValues {

    private ErasedValues() {}

    static CaseDocument leftOutOf(CaseDocument said, Sealing.Keys keys) {
        return new CaseDocument(
                said.id(),
                said.policy(),
                said.programArea(),
                said.county(),
                said.timeZone(),
                said.workerId(),
                said.openedOn(),
                said.closedOn(),
                said.children().stream().map(child -> child(child, keys)).toList(),
                said.participants().stream()
                        .map(person -> participant(person, keys))
                        .toList(),
                said.courtOrders().stream().map(order -> order(order, keys)).toList(),
                said.noContact());
    }

    private static ChildDocument child(ChildDocument said, Sealing.Keys keys) {
        return keys.isErased(Sealing.person(said.id()))
                ? new ChildDocument(
                        said.id(), null, said.joinedOn(), said.leftOn(), said.tribalStatus(), said.guardianship())
                : said;
    }

    private static ParticipantDocument participant(ParticipantDocument said, Sealing.Keys keys) {
        return keys.isErased(Sealing.person(said.id()))
                ? new ParticipantDocument(
                        said.id(),
                        null,
                        said.role(),
                        said.custodial(),
                        said.language(),
                        said.timeZone(),
                        said.joinedOn(),
                        said.leftOn(),
                        said.childIds(),
                        said.contactEveryDays(),
                        said.safetyFlag(),
                        said.circumstances().stream()
                                .map(each -> new CircumstanceDocument(
                                        each.kind(), each.from(), each.to(), null, each.source()))
                                .toList())
                : said;
    }

    private static CourtOrderDocument order(CourtOrderDocument said, Sealing.Keys keys) {
        @Nullable String id = said.id();
        return id != null && keys.isErased(Sealing.order(id))
                ? new CourtOrderDocument(
                        id,
                        said.kind(),
                        said.participantIds(),
                        said.childIds(),
                        said.from(),
                        said.to(),
                        said.docket(),
                        said.enteredInError(),
                        null,
                        said.source())
                : said;
    }
}
