package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hearthline.policy.Role;
import org.jspecify.annotations.Nullable;

/** A participant's place in a case, with the children they are tied to (none listed: all). */
@Entity
@Table(name = "case_participant")
@IdClass(CaseParticipant.Key.class)
class CaseParticipant {

    /** The same person may be in two cases. */
    record Key(String caseId, String participantId) {}

    @Id
    @Column(name = "case_id")
    String caseId;

    @Id
    @Column(name = "participant_id")
    String participantId;

    @Column
    int position;

    @Column
    byte @Nullable [] name;

    @Column
    @Enumerated(EnumType.STRING)
    Role role;

    @Column
    @Nullable
    Boolean custodial;

    @Column
    @Nullable
    String language;

    @Column(name = "time_zone")
    @Nullable
    String timeZone;

    @Column(name = "joined_on")
    @Nullable
    LocalDate joinedOn;

    @Column(name = "left_on")
    @Nullable
    LocalDate leftOn;

    @Column(name = "child_ids")
    String[] childIds;

    @Column(name = "contact_every_days")
    @Nullable
    Integer contactEveryDays;

    @Column(name = "safety_flag")
    boolean safetyFlag;

    protected CaseParticipant() {}

    CaseParticipant(String caseId, String participantId) {
        this.caseId = caseId;
        this.participantId = participantId;
    }
}
