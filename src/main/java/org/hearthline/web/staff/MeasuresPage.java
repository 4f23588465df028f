package org.hearthline.web.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Viewer;
import org.hearthline.record.measure.MeasureFiles;
import org.hearthline.record.measure.MeasureReport;
import org.hearthline.record.measure.MeasuredPeriod;
import org.hearthline.record.measure.Measures;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** How contact is kept, for supervisors in their unit and for operators in all, where small groups are hidden. */
@Path("/measures")
@PermitAll
class MeasuresPage {

    private final StaffPages pages;
    private final Measures measures;
    private final MeasureFiles files;

    MeasuresPage(StaffPages pages, Measures measures, MeasureFiles files) {
        this.pages = pages;
        this.measures = measures;
        this.files = files;
    }

    @CheckedTemplate(basePath = "staff")
    static final class Templates {
        private Templates() {}

        /** @param view null where what was asked for is wrong */
        static native TemplateInstance measures(Reader reader, @Nullable MeasuresView view, Fields fields);
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> see(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("unit") @Nullable String unit) {
        Fields asked = Fields.of(Map.of("from", given(from), "to", given(to), "unit", given(unit)));
        return pages.answer(StaffPages.MEASURES, reader -> measured(reader.viewer(), asked)
                .map(report -> new MeasuresView(reader, report))
                .chain(view -> StaffPages.rendered(200, Templates.measures(reader, view, view.fields())))
                .onFailure(MeasuresPage::namesFields)
                .recoverWithUni(refusal -> StaffPages.rendered(
                        422, Templates.measures(reader, null, asked.refusedFor((Problem) refusal)))));
    }

    /** The same as a file: a page's session opens no address of the API. */
    @GET
    @Path("/csv")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> file(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("unit") @Nullable String unit) {
        Fields asked = Fields.of(Map.of("from", given(from), "to", given(to), "unit", given(unit)));
        return pages.answer(StaffPages.MEASURES, reader -> measured(reader.viewer(), asked)
                .chain(report -> files.csv(report).map(text -> ResponseBuilder.ok(text)
                        .header(HttpHeaders.CONTENT_TYPE, MeasureFiles.CSV)
                        .header(HttpHeaders.CONTENT_DISPOSITION, MeasureFiles.disposition(report))
                        .build())));
    }

    private Uni<MeasureReport> measured(Viewer viewer, Fields asked) {
        return Uni.createFrom()
                .deferred(() -> measures.measure(
                        viewer,
                        MeasuredPeriod.of(asked.get("from"), asked.get("to"), measures.today()),
                        asked.get("unit").isEmpty() ? null : asked.get("unit")));
    }

    private static boolean namesFields(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 422;
    }

    private static String given(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
