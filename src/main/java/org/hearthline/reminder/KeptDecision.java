package org.hearthline.reminder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A decision as it was kept; {@link Decisions} adds the rows. */
@Entity
@Immutable
@Table(name = "decision")
class KeptDecision {

    /** Its place among all decisions. */
    @Id
    long seq;

    @Column
    Instant at;

    @Column(name = "case_id")
    String caseId;

    @Column(name = "requirement_key")
    String requirementKey;

    @Column
    boolean withdrawn;

    @Column
    @Nullable
    String was;

    @Column
    String requirement;

    @Column
    String cause;

    protected KeptDecision() {}
}
