package org.hearthline.casework;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.UUID;
import org.hearthline.platform.Page;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** What only a person can settle. */
@Path("/api/v1")
class TaskResource {

    private final SecurityIdentity identity;
    private final TaskLists lists;
    private final Tasks tasks;

    TaskResource(SecurityIdentity identity, TaskLists lists, Tasks tasks) {
        this.identity = identity;
        this.lists = lists;
        this.tasks = tasks;
    }

    /** What this worker or supervisor has to settle, oldest first; with {@code status}, what became of it. */
    @GET
    @Path("/workers/{id}/tasks")
    @RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
    public Uni<Page<TaskDocument>> ofWorker(
            String id,
            @QueryParam("status") @Nullable String status,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return lists.ofWorker(Viewer.of(identity), id, status(status), Page.Request.of(after, limit));
    }

    /** All tasks of a case, oldest first: also where no supervisor is on record who would have them in a list. */
    @GET
    @Path("/cases/{id}/tasks")
    @RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
    public Uni<Page<TaskDocument>> ofCase(
            String id, @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        return lists.ofCase(Viewer.of(identity), id, Page.Request.of(after, limit));
    }

    @PATCH
    @Path("/tasks/{id}")
    @RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME})
    public Uni<TaskDocument> settle(String id, TaskChange change) {
        return tasks.settle(Viewer.of(identity), taskId(id), change);
    }

    private static UUID taskId(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noTask) {
            throw Problem.notFound("task");
        }
    }

    private static TaskStatus status(@Nullable String name) {
        return name == null
                ? TaskStatus.OPEN
                : Arrays.stream(TaskStatus.values())
                        .filter(status -> status.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.invalid("status", "must be one of " + Arrays.toString(TaskStatus.values())));
    }
}
