package org.hearthline.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Viewer;

/** Settles a task for another package, as if the writer had called the API. */
@Singleton
public class SettleTask {

    private final Tasks tasks;
    private final Documents documents;

    SettleTask(Tasks tasks, Documents documents) {
        this.tasks = tasks;
        this.documents = documents;
    }

    /**
     * Fails with a 404 problem where the task is not the writer's, 403 where it is a supervisor's, 409 where it was lifted or settled with
     * another note, 422 naming each bad field.
     *
     * @param change as {@code PATCH /tasks/{id}} takes it
     */
    public Uni<Void> settle(Viewer writer, UUID id, ObjectNode change) {
        return tasks.settle(writer, id, documents.read(change, TaskChange.class))
                .replaceWithVoid();
    }
}
