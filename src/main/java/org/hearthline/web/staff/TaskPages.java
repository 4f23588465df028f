package org.hearthline.web.staff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.casework.SettleTask;
import org.hearthline.casework.TaskDocument;
import org.hearthline.casework.TaskKind;
import org.hearthline.casework.TaskLists;
import org.hearthline.casework.TaskStatus;
import org.hearthline.platform.Page;
import org.hearthline.platform.Problem;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What only the reader can settle, with what to do about each. */
@Path("/tasks")
@PermitAll
class TaskPages {

    private final StaffPages pages;
    private final TaskLists lists;
    private final SettleTask tasks;

    TaskPages(StaffPages pages, TaskLists lists, SettleTask tasks) {
        this.pages = pages;
        this.lists = lists;
        this.tasks = tasks;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        private Templates() {}

        static native TemplateInstance tasks(Reader reader, TasksPage page);
    }

    /**
     * @param next the cursor of those that are not shown yet
     * @param refused whose note cannot be taken; null where none was
     */
    record TasksPage(
            List<TaskDocument> items,
            @Nullable String next,
            Fields fields,
            @Nullable String refused) {

        public boolean isRefused(TaskDocument task) {
            return task.id().toString().equals(refused);
        }

        /** Where to go to settle it; what is a message's or a review's is settled in the case. */
        public String whereTo(TaskDocument task) {
            String conversation = "/cases/" + task.caseId() + "/participants/" + task.participantId() + "/conversation";
            if (task.kind() != TaskKind.PARENT || task.participantId() == null) {
                return "/cases/" + task.caseId();
            }
            return switch (task.reason()) {
                case "OTHER_TIMES", "NO_ANSWER", "LOG_MEETING" ->
                    task.evidence() == null ? conversation : "/meetings/" + task.evidence();
                default -> conversation;
            };
        }
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> list(@QueryParam("after") @Nullable String after) {
        return pages.show(StaffPages.CASEWORK, reader -> page(reader, after, Fields.NONE, null));
    }

    @POST
    @Path("{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> done(String id) {
        return pages.take(
                StaffPages.CASEWORK,
                (reader, fields) ->
                        tasks.settle(reader.viewer(), task(id), done(fields)).replaceWith("/tasks"),
                (reader, fields) -> page(reader, null, fields, id));
    }

    private Uni<TemplateInstance> page(Reader reader, @Nullable String after, Fields fields, @Nullable String refused) {
        return lists.ofWorker(reader.viewer(), reader.viewer().id(), TaskStatus.OPEN, Page.Request.of(after, null))
                .map(found -> Templates.tasks(reader, new TasksPage(found.items(), found.next(), fields, refused)));
    }

    private static ObjectNode done(Fields fields) {
        return fields.document("note").put("status", TaskStatus.DONE.name());
    }

    private static UUID task(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw Problem.notFound("task");
        }
    }
}
