package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hearthline.casework.CaseDocument.CircumstanceDocument;
import org.hearthline.platform.Sealing;
import org.hearthline.policy.CircumstanceKind;
import org.jspecify.annotations.Nullable;

/** What one source said of a participant's circumstances. */
@Entity
@Table(name = "circumstance")
class KeptCircumstance {

    @Id
    UUID id;

    @Column
    int position;

    @Column(name = "case_id")
    String caseId;

    @Column(name = "participant_id")
    String participantId;

    @Column
    @Enumerated(EnumType.STRING)
    CircumstanceKind kind;

    @Column(name = "from_on")
    LocalDate from;

    @Column(name = "to_on")
    @Nullable
    LocalDate to;

    @Column
    byte @Nullable [] note;

    @Column
    @Enumerated(EnumType.STRING)
    Source source;

    protected KeptCircumstance() {}

    KeptCircumstance(
            String caseId,
            int position,
            String participantId,
            CircumstanceDocument said,
            Source source,
            Sealing.Keys keys) {
        this.id = UUID.randomUUID();
        this.caseId = caseId;
        this.position = position;
        this.participantId = participantId;
        this.kind = said.kind();
        this.from = said.from();
        this.to = said.to();
        this.note = keys.seal(Sealing.person(participantId), said.note());
        this.source = source;
    }

    CircumstanceDocument document(Sealing.Keys keys) {
        return new CircumstanceDocument(kind, from, to, keys.open(Sealing.person(participantId), note), source);
    }
}
