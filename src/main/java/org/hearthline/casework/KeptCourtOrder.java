package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import org.hearthline.platform.Sealing;
import org.hearthline.policy.CourtOrderKind;
import org.jspecify.annotations.Nullable;

/** What one source said of a court order. Where both did, the worker's word is in force until a worker ends it. */
@Entity
@Table(name = "court_order")
@IdClass(KeptCourtOrder.Key.class)
class KeptCourtOrder {

    record Key(String id, Source source) {}

    @Id
    String id;

    @Id
    @Enumerated(EnumType.STRING)
    Source source;

    @Column(name = "case_id")
    String caseId;

    @Column
    int position;

    @Column
    @Enumerated(EnumType.STRING)
    CourtOrderKind kind;

    @Column(name = "participant_ids")
    String[] participantIds;

    @Column(name = "child_ids")
    String[] childIds;

    @Column(name = "from_on")
    LocalDate from;

    @Column(name = "to_on")
    @Nullable
    LocalDate to;

    @Column
    @Nullable
    String docket;

    @Column(name = "entered_in_error")
    boolean enteredInError;

    @Column
    byte @Nullable [] why;

    /** The request that recorded it by itself, so that a repeated one is told from another under the same id. */
    @Column
    byte @Nullable [] recorded;

    protected KeptCourtOrder() {}

    KeptCourtOrder(String id, Source source, String caseId, int position) {
        this.id = id;
        this.source = source;
        this.caseId = caseId;
        this.position = position;
    }

    void say(CourtOrderDocument said, Sealing.Keys keys) {
        kind = said.kind();
        participantIds = said.participantIds().toArray(String[]::new);
        childIds = said.childIds().toArray(String[]::new);
        from = said.from();
        to = said.to();
        docket = said.docket();
        enteredInError = Boolean.TRUE.equals(said.enteredInError());
        why = keys.reseal(Sealing.order(id), why, said.why());
    }

    CourtOrderDocument document(Sealing.Keys keys) {
        return new CourtOrderDocument(
                id,
                kind,
                List.of(participantIds),
                List.of(childIds),
                from,
                to,
                docket,
                enteredInError,
                keys.open(Sealing.order(id), why),
                source);
    }
}
