package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hearthline.policy.TribalStatus;
import org.jspecify.annotations.Nullable;

/** A child's place in a case. */
@Entity
@Table(name = "case_child")
@IdClass(CaseChild.Key.class)
class CaseChild {

    /** The same child may be in two cases. */
    record Key(String caseId, String childId) {}

    @Id
    @Column(name = "case_id")
    String caseId;

    @Id
    @Column(name = "child_id")
    String childId;

    @Column
    int position;

    @Column
    byte @Nullable [] name;

    @Column(name = "joined_on")
    @Nullable
    LocalDate joinedOn;

    @Column(name = "left_on")
    @Nullable
    LocalDate leftOn;

    @Column(name = "tribal_status")
    @Enumerated(EnumType.STRING)
    TribalStatus tribalStatus;

    protected CaseChild() {}

    CaseChild(String caseId, String childId) {
        this.caseId = caseId;
        this.childId = childId;
    }
}
