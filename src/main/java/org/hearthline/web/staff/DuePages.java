package org.hearthline.web.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.platform.Role;
import org.hearthline.reminder.DueLists;
import org.hearthline.web.staff.Standings.Who;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The first page of everybody: a worker's due list; from there supervisors and operators go to theirs. */
@Path("/")
@PermitAll
class DuePages {

    private static final Set<Role> ANYBODY = Set.of(Role.WORKER, Role.SUPERVISOR, Role.ADMIN);

    private final StaffPages pages;
    private final DueLists lists;
    private final Standings standings;

    DuePages(StaffPages pages, DueLists lists, Standings standings) {
        this.pages = pages;
        this.lists = lists;
        this.standings = standings;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        private Templates() {}

        static native TemplateInstance due(Reader reader, DuePage page);
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> start(
            @QueryParam("q") @DefaultValue("") String search,
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("most") @DefaultValue("100") String most) {
        return pages.answer(ANYBODY, reader -> switch (reader.viewer().role()) {
            case WORKER ->
                page(reader, reader.viewer().id(), null, "/", search, kind, most)
                        .chain(template -> StaffPages.rendered(200, template));
            case SUPERVISOR -> Uni.createFrom().item(StaffPages.seeOther("/supervision"));
            case ADMIN, SYSTEM -> Uni.createFrom().item(StaffPages.seeOther("/ops"));
        });
    }

    /** The same list of somebody whose cases the reader sees. */
    @GET
    @Path("workers/{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> ofWorker(
            String id,
            @QueryParam("q") @DefaultValue("") String search,
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("most") @DefaultValue("100") String most) {
        return pages.show(StaffPages.CASEWORK, reader -> page(reader, id, id, "/workers/" + id, search, kind, most));
    }

    private Uni<TemplateInstance> page(
            Reader reader,
            String workerId,
            @Nullable String shown,
            String path,
            String search,
            String kind,
            String most) {
        return lists.of(reader.viewer(), workerId).chain(lines -> standings
                .of(reader, lines.stream().map(DueLists.Line::caseId).collect(Collectors.toSet()))
                .map(found -> {
                    List<DueItem> items = lines.stream()
                            .map(line -> new DueItem(
                                    line,
                                    found.get(new Who(
                                            line.caseId(), line.requirement().subject()))))
                            .toList();
                    return Templates.due(reader, DuePage.of(shown, path, items, search, kind, atLeastOne(most)));
                }));
    }

    private static int atLeastOne(String most) {
        return most.matches("[1-9]\\d{0,4}") ? Integer.parseInt(most) : DuePage.STEP;
    }
}
