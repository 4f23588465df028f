package org.hearthline.web.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.casework.Agency;
import org.hearthline.casework.PolicyShelf;
import org.hearthline.intake.Imports;
import org.hearthline.message.CarrierHealth;
import org.hearthline.message.Pauses;
import org.hearthline.message.text.Texts;
import org.hearthline.platform.RecentErrors;
import org.jboss.resteasy.reactive.RestResponse;

/** Whether all is well, or exactly what is not, for operators. */
@Path("/ops")
@PermitAll
class OperationsPage {

    private static final String HERE = "/ops";

    /** The rest is in the API. */
    private static final int IMPORTS = 10;

    private final StaffPages pages;
    private final OperationsRows rows;
    private final Pauses pauses;
    private final CarrierHealth health;
    private final RecentErrors errors;
    private final Agency agency;
    private final PolicyShelf policies;
    private final Texts texts;
    private final Imports imports;

    OperationsPage(
            StaffPages pages,
            OperationsRows rows,
            Pauses pauses,
            CarrierHealth health,
            RecentErrors errors,
            Agency agency,
            PolicyShelf policies,
            Texts texts,
            Imports imports) {
        this.pages = pages;
        this.rows = rows;
        this.pauses = pauses;
        this.health = health;
        this.errors = errors;
        this.agency = agency;
        this.policies = policies;
        this.texts = texts;
        this.imports = imports;
    }

    @CheckedTemplate(basePath = "staff")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance operations(Reader reader, OperationsView view, Fields fields);

        static native TemplateInstance imported(Reader reader, ImportView view);
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> see() {
        return pages.show(StaffPages.OPERATIONS, reader -> page(reader, Fields.NONE));
    }

    /** What was found in a file: places and what is wrong there, nothing that stood there. */
    @GET
    @Path("/imports/{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> seeImport(String id) {
        return pages.show(StaffPages.OPERATIONS, reader -> imports.find(id)
                .map(found -> Templates.imported(reader, new ImportView(reader, found))));
    }

    @POST
    @Path("/pause")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> pause() {
        return pages.take(
                StaffPages.OPERATIONS,
                (reader, fields) -> pauses.pause(reader.viewer(), fields.get("scope"), fields.document("why"))
                        .replaceWith(HERE),
                this::page);
    }

    @POST
    @Path("/resume")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> resume() {
        return pages.take(StaffPages.OPERATIONS, (reader, fields) -> pauses.resume(reader.viewer(), fields.get("scope"))
                .replaceWith(HERE));
    }

    private Uni<TemplateInstance> page(Reader reader, Fields fields) {
        return Uni.combine()
                .all()
                .unis(
                        rows.waiting(reader.now()),
                        rows.unknown(),
                        rows.failed(reader.now()),
                        pauses.all(),
                        imports.latest(IMPORTS))
                .asTuple()
                .map(found -> new OperationsView(
                        reader,
                        OperationsView.queues(reader, health, found.getItem1(), found.getItem2()),
                        OperationsView.kept(found.getItem1()),
                        OperationsView.whys(found.getItem3().stream()),
                        found.getItem4(),
                        found.getItem5().stream()
                                .map(each -> new ImportView(reader, each))
                                .toList(),
                        agency,
                        policies.all(),
                        OperationsView.approvals(texts.statuses()),
                        errors.newestFirst()))
                .map(view -> Templates.operations(reader, view, fields));
    }
}
