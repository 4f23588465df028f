package org.hearthline.record.measure;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** How contact is kept, as figures with their definitions: as JSON, or as CSV for a spreadsheet. */
@Path("/api/v1/measures")
class MeasureResource {

    private final SecurityIdentity identity;
    private final Measures measures;
    private final MeasureFiles files;

    MeasureResource(SecurityIdentity identity, Measures measures, MeasureFiles files) {
        this.identity = identity;
        this.measures = measures;
        this.files = files;
    }

    /**
     * @param from the first day, {@code to} the last; without both, the last full month
     * @param unit without it, all that the viewer may see
     * @param format {@code json} or {@code csv}; without it, what {@code Accept} names first
     */
    @GET
    @RolesAllowed({Role.SUPERVISOR_NAME, Role.ADMIN_NAME, Role.SYSTEM_NAME})
    @Produces({MediaType.APPLICATION_JSON, MeasureFiles.CSV})
    public Uni<Response> measures(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("format") @Nullable String format,
            @Context HttpHeaders headers) {
        boolean csv = isCsv(format, headers);
        MeasuredPeriod period = MeasuredPeriod.of(from, to, measures.today());
        return measures.measure(Viewer.of(identity), period, unit == null || unit.isBlank() ? null : unit)
                .chain(report -> csv
                        ? files.csv(report).map(text -> Response.ok(text, MeasureFiles.CSV)
                                .header(HttpHeaders.CONTENT_DISPOSITION, MeasureFiles.disposition(report))
                                .build())
                        : files.json(report).map(text -> Response.ok(text, MediaType.APPLICATION_JSON)
                                .build()));
    }

    private static boolean isCsv(@Nullable String format, HttpHeaders headers) {
        if (format == null) {
            return headers.getAcceptableMediaTypes().stream()
                    .filter(type -> !type.isWildcardType())
                    .findFirst()
                    .filter(type -> type.isCompatible(MediaType.valueOf(MeasureFiles.CSV)))
                    .isPresent();
        }
        return switch (format) {
            case "csv" -> true;
            case "json" -> false;
            default -> throw Problem.invalid("format", "must be json or csv");
        };
    }
}
