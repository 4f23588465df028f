package org.hearthline.reminder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hearthline.policy.Reminder;
import org.hearthline.policy.ReminderCause;
import org.hearthline.policy.ReminderTarget;
import org.jspecify.annotations.Nullable;

/** A reminder as the plan keeps it. Whom it reaches is decided when it falls due: the case may have changed hands. */
@Entity
@Table(name = "reminder")
class KeptReminder {

    private static final String CATCH_UP = "|CATCH_UP";

    /** Where a reminder stands. */
    enum Status {
        PLANNED,
        /** Its requirement was met, lifted or moved before it fell due. */
        CANCELLED,
        /** It is in the digest that its row names. */
        IN_DIGEST
    }

    @Id
    String key;

    @Column(name = "requirement_key")
    String requirementKey;

    @Column(name = "case_id")
    String caseId;

    @Column(name = "on_date")
    LocalDate on;

    @Column
    Instant at;

    @Column
    @Enumerated(EnumType.STRING)
    ReminderTarget target;

    @Column
    @Enumerated(EnumType.STRING)
    ReminderCause cause;

    @Column
    @Enumerated(EnumType.STRING)
    Status status;

    @Column(name = "message_id")
    @Nullable
    UUID messageId;

    protected KeptReminder() {}

    KeptReminder(String key, KeptRequirement requirement, Reminder reminder) {
        this.key = key;
        this.requirementKey = requirement.key;
        this.caseId = requirement.caseId;
        this.target = reminder.to();
        this.cause = reminder.why();
        plan(reminder);
    }

    static String keyOf(KeptRequirement requirement, Reminder reminder) {
        return String.join(
                "|",
                requirement.key,
                reminder.to().name(),
                reminder.why().name(),
                reminder.on().toString());
    }

    /** Of a reminder that makes up for one whose hour had passed. */
    static String catchUpKeyOf(KeptRequirement requirement, Reminder reminder) {
        return keyOf(requirement, reminder) + CATCH_UP;
    }

    boolean isCatchUp() {
        return key.endsWith(CATCH_UP);
    }

    final void plan(Reminder reminder) {
        on = reminder.on();
        at = reminder.at();
        status = Status.PLANNED;
    }

    void cancel() {
        status = Status.CANCELLED;
    }
}
