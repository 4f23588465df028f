package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hearthline.casework.CaseDocument.NoContactDocument;
import org.jspecify.annotations.Nullable;

/** Participants who must not meet. */
@Entity
@Table(name = "no_contact")
class KeptNoContact {

    @Id
    UUID id;

    @Column
    int position;

    @Column(name = "case_id")
    String caseId;

    @Column(name = "participant_ids")
    String[] participantIds;

    @Column(name = "from_on")
    LocalDate from;

    @Column(name = "to_on")
    @Nullable
    LocalDate to;

    protected KeptNoContact() {}

    KeptNoContact(String caseId, int position, NoContactDocument said) {
        this.id = UUID.randomUUID();
        this.caseId = caseId;
        this.position = position;
        this.participantIds = said.participantIds().toArray(String[]::new);
        this.from = said.from();
        this.to = said.to();
    }

    NoContactDocument document() {
        return new NoContactDocument(List.of(participantIds), from, to);
    }
}
