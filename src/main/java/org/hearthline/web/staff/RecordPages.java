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
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.platform.Parameters;
import org.hearthline.platform.Problem;
import org.hearthline.record.efforts.Format;
import org.hearthline.record.efforts.SignOff;
import org.hearthline.record.efforts.SignOffs;
import org.hearthline.record.efforts.WriteEfforts;
import org.hearthline.record.efforts.WriteEfforts.Written;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The record of concerted efforts: to be read, copied, kept as a file and signed off. */
@Path("/cases/{id}/record")
@PermitAll
class RecordPages {

    private final StaffPages pages;
    private final WriteEfforts efforts;
    private final SignOffs signOffs;

    RecordPages(StaffPages pages, WriteEfforts efforts, SignOffs signOffs) {
        this.pages = pages;
        this.efforts = efforts;
        this.signOffs = signOffs;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {

        private Templates() {}

        /** @param written none where the days are no period */
        static native TemplateInstance record(
                Reader reader, String caseId, @Nullable Written written, List<SignOff> signOffs, Fields fields);

        static native TemplateInstance signOff(Reader reader, String caseId, SignOff signOff, String text);
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> show(
            String id, @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return pages.show(StaffPages.CASEWORK, reader -> Uni.createFrom()
                .deferred(() -> page(reader, id, from, to, fresh()))
                .onFailure(RecordPages::isNoPeriod)
                .recoverWithUni(wrong -> list(
                        reader,
                        id,
                        null,
                        Fields.of(Map.of("from", text(from), "to", text(to))).refusedFor((Problem) wrong))));
    }

    private static boolean isNoPeriod(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 422;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /** One id for each time the form is shown: sent twice, it signs off once. */
    private static Fields fresh() {
        return Fields.of(Map.of("id", UUID.randomUUID().toString()));
    }

    private Uni<TemplateInstance> page(
            Reader reader, String id, @Nullable String from, @Nullable String to, Fields fields) {
        return efforts.now(reader.viewer(), id, Parameters.date("from", from), Parameters.date("to", to), Format.TEXT)
                .chain(written -> list(reader, id, written, fields));
    }

    private Uni<TemplateInstance> list(Reader reader, String id, @Nullable Written written, Fields fields) {
        return signOffs.ofCase(reader.viewer(), id).map(all -> Templates.record(reader, id, written, all, fields));
    }

    /** Signs off the days that the form shows. */
    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<String>> sign(String id) {
        return pages.take(
                StaffPages.CASEWORK,
                (reader, fields) -> {
                    ObjectNode request = fields.document("id", "from", "to", "note");
                    return signOffs.sign(reader.viewer(), id, request)
                            .map(signed -> "/cases/" + id + "/record/sign-offs/" + signed.id());
                },
                (reader, fields) -> list(reader, id, null, fields));
    }

    @GET
    @Path("file")
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> file(
            String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("format") @Nullable String format) {
        return pages.file(StaffPages.CASEWORK, viewer -> efforts.now(
                        viewer,
                        id,
                        Parameters.date("from", from),
                        Parameters.date("to", to),
                        Format.named(text(format)))
                .map(RecordPages::attached));
    }

    @GET
    @Path("sign-offs/{signOffId}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> signOff(String id, String signOffId) {
        return pages.show(StaffPages.CASEWORK, reader -> signOffs.ofCase(reader.viewer(), id)
                .map(all -> all.stream()
                        .filter(each -> each.id().equals(signOffId))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("sign-off")))
                .chain(signOff -> efforts.signed(reader.viewer(), id, signOffId, Format.TEXT)
                        .map(written -> Templates.signOff(reader, id, signOff, written.text()))));
    }

    @GET
    @Path("sign-offs/{signOffId}/file")
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> signOffFile(
            String id, String signOffId, @QueryParam("format") @Nullable String format) {
        return pages.file(
                StaffPages.CASEWORK, viewer -> efforts.signed(viewer, id, signOffId, Format.named(text(format)))
                        .map(RecordPages::attached));
    }

    private static RestResponse<Object> attached(Written written) {
        return ResponseBuilder.<Object>ok(written.bytes())
                .header(HttpHeaders.CONTENT_TYPE, written.format().type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + written.name() + "\"")
                .build();
    }
}
