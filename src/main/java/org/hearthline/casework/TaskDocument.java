package org.hearthline.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/**
 * A task as the API answers it, to those who see its case.
 *
 * @param reason what kind of review it is, or why a person is asked about a message
 * @param evidence the order's id, the guardianship's paper the kind of a circumstance or the message's id that it is about
 * @param since the day from which on there is something to settle, in the case's zone
 * @param text what to look at and why, as a sentence
 * @param note how it was settled
 */
public record TaskDocument(
        UUID id,
        TaskKind kind,
        String reason,
        String caseId,
        @Nullable String participantId,
        @Nullable String participantName,
        @Nullable String childId,
        @Nullable String childName,
        @Nullable String evidence,
        LocalDate since,
        boolean urgent,
        String text,
        TaskStatus status,
        Instant createdAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String note) {

    static TaskDocument of(Task task, Names names, Sealing.Keys keys) {
        return new TaskDocument(
                task.id,
                task.kind,
                task.reason,
                task.caseId,
                task.participantId,
                name(names, task.caseId, task.participantId),
                task.childId,
                name(names, task.caseId, task.childId),
                task.evidence,
                task.since,
                task.urgent,
                task.text(names.ofCase(task.caseId)),
                task.status,
                task.createdAt,
                task.closedAt,
                task.closedBy,
                keys.open(Task.owner(task.id), task.note));
    }

    private static @Nullable String name(Names names, String caseId, @Nullable String personId) {
        return personId == null ? null : names.inFull(caseId, personId);
    }
}
