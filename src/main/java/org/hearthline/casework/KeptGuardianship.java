package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hearthline.casework.CaseDocument.GuardianshipDocument;
import org.hearthline.policy.GuardianshipKind;
import org.jspecify.annotations.Nullable;

/** What one source said of a child's guardianship. */
@Entity
@Table(name = "guardianship")
class KeptGuardianship {

    @Id
    UUID id;

    @Column
    int position;

    @Column(name = "case_id")
    String caseId;

    @Column(name = "child_id")
    String childId;

    @Column
    @Enumerated(EnumType.STRING)
    GuardianshipKind kind;

    @Column(name = "from_on")
    LocalDate from;

    @Column(name = "to_on")
    @Nullable
    LocalDate to;

    @Column
    @Nullable
    String evidence;

    @Column
    @Enumerated(EnumType.STRING)
    Source source;

    protected KeptGuardianship() {}

    KeptGuardianship(String caseId, int position, String childId, GuardianshipDocument said, Source source) {
        this.id = UUID.randomUUID();
        this.caseId = caseId;
        this.position = position;
        this.childId = childId;
        this.kind = said.kind();
        this.from = said.from();
        this.to = said.to();
        this.evidence = said.evidence();
        this.source = source;
    }

    GuardianshipDocument document() {
        return new GuardianshipDocument(kind, from, to, evidence, source);
    }
}
