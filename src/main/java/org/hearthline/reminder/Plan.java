package org.hearthline.reminder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a case's plan can next change by time alone; never, when nothing more can come. */
@Entity
@Table(name = "plan")
class Plan {

    @Id
    @Column(name = "case_id")
    String caseId;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    protected Plan() {}

    Plan(String caseId) {
        this.caseId = caseId;
    }
}
