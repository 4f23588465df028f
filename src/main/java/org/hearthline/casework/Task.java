package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hearthline.message.TaskDesk;
import org.hearthline.platform.Role;
import org.hearthline.platform.Sealing;
import org.hearthline.policy.Review;
import org.hearthline.policy.ReviewKind;
import org.jspecify.annotations.Nullable;

/** What only a person can settle. In whose list it stands follows the case's worker. */
@Entity
@Table(name = "task")
class Task {

    @Id
    UUID id;

    @Column
    String key;

    @Column
    @Enumerated(EnumType.STRING)
    TaskKind kind;

    /** Of a review, its kind; of a message, why a person is asked. */
    @Column
    String reason;

    @Column(name = "case_id")
    String caseId;

    @Column(name = "participant_id")
    @Nullable
    String participantId;

    @Column(name = "child_id")
    @Nullable
    String childId;

    @Column
    @Nullable
    String evidence;

    @Column
    LocalDate since;

    @Column(name = "for_role")
    @Enumerated(EnumType.STRING)
    Role forRole;

    @Column
    boolean urgent;

    @Column
    @Enumerated(EnumType.STRING)
    TaskStatus status;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    /** Who said that it is done; nobody lifts a task. */
    @Column(name = "closed_by")
    @Nullable
    String closedBy;

    /** How it was settled, sealed under a key of the task's own. */
    @Column
    byte @Nullable [] note;

    protected Task() {}

    Task(String caseId, Review review, Instant now) {
        this.id = UUID.randomUUID();
        this.key = keyOf(caseId, review);
        this.kind = TaskKind.REVIEW;
        this.reason = review.kind().name();
        this.caseId = caseId;
        this.participantId = review.participantId();
        this.childId = review.childId();
        this.evidence = review.evidence();
        this.since = review.since();
        this.forRole = Role.SUPERVISOR;
        this.status = TaskStatus.OPEN;
        this.createdAt = now;
    }

    /** The same finding has the same key. No id of ours holds the separator, and a date has one length. */
    static String keyOf(String caseId, Review review) {
        return String.join(
                "|",
                caseId,
                review.kind().name(),
                Objects.requireNonNullElse(review.participantId(), ""),
                Objects.requireNonNullElse(review.childId(), ""),
                Objects.requireNonNullElse(review.evidence(), ""),
                review.since().toString());
    }

    static String owner(UUID id) {
        return Sealing.owner("task", id.toString());
    }

    /** @param nameOf a person's name by their id; the id itself where no name is kept */
    String text(UnaryOperator<String> nameOf) {
        return switch (kind) {
            case REVIEW -> ReviewText.of(review(), nameOf);
            case MESSAGE -> MessageTaskText.of(TaskDesk.Reason.valueOf(reason), participantId, since, nameOf);
            case PARENT -> ParentTaskText.of(ParentTasks.Reason.valueOf(reason), participantId, since, nameOf);
        };
    }

    private Review review() {
        return new Review(ReviewKind.valueOf(reason), participantId, childId, evidence, since);
    }

    void lift(Instant now) {
        status = TaskStatus.LIFTED;
        closedAt = now;
    }

    void open() {
        status = TaskStatus.OPEN;
        closedAt = null;
    }

    void settle(String by, byte[] sealedNote, Instant now) {
        status = TaskStatus.DONE;
        closedAt = now;
        closedBy = by;
        note = sealedNote;
    }
}
