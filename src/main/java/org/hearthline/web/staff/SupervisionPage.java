package org.hearthline.web.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.casework.Reassign;
import org.hearthline.meeting.HandOver;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where help is needed in a unit, for its supervisor. */
@Path("/supervision")
@PermitAll
class SupervisionPage {

    private static final String HERE = "/supervision";

    private final StaffPages pages;
    private final SupervisionRows rows;
    private final Reassign reassign;
    private final HandOver meetings;

    SupervisionPage(StaffPages pages, SupervisionRows rows, Reassign reassign, HandOver meetings) {
        this.pages = pages;
        this.rows = rows;
        this.reassign = reassign;
        this.meetings = meetings;
    }

    @CheckedTemplate(basePath = "staff")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance supervision(Reader reader, SupervisionView view, Fields fields);
    }

    /** @param moved the case that was just handed on */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> see(@QueryParam("moved") @Nullable String moved) {
        return pages.show(StaffPages.SUPERVISION, reader -> page(reader, Fields.NONE, moved));
    }

    @POST
    @Path("/reassign")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> reassign() {
        return pages.take(StaffPages.SUPERVISION, this::handOn, (reader, fields) -> page(reader, fields, null));
    }

    private Uni<String> handOn(Reader reader, Fields fields) {
        String caseId = fields.get("caseId");
        return reassign.reassign(reader.viewer(), caseId, fields.get("workerId"))
                .chain(() -> meetings.follow(reader.viewer(), caseId))
                .replaceWith(() -> HERE + StaffPages.query(List.of("moved", caseId)));
    }

    private Uni<TemplateInstance> page(Reader reader, Fields fields, @Nullable String moved) {
        LocalDate from = Compliance.from(reader.today());
        LocalDate to = Compliance.to(reader.today());
        return Uni.combine()
                .all()
                .unis(
                        rows.workers(reader),
                        rows.cases(reader),
                        rows.reviews(reader),
                        rows.exemptions(reader),
                        rows.contacts(reader, from, to),
                        rows.efforts(reader, from, to))
                .asTuple()
                .map(found -> new SupervisionView(
                        reader,
                        found.getItem1(),
                        found.getItem3(),
                        found.getItem4(),
                        Compliance.of(reader.today(), found.getItem5(), found.getItem6()),
                        found.getItem2(),
                        SupervisionView.find(found.getItem2(), moved).orElse(null)))
                .map(view -> Templates.supervision(reader, view, fields));
    }
}
