package org.hearthline.intake;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hearthline.intake.ReceivedFiles.FileTooLarge;
import org.hearthline.platform.Page;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Viewer;
import org.hearthline.platform.Wakeups;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Bulk imports: many cases in one file, read in the background. */
@Path("/api/v1/imports")
class ImportResource {

    /** Of a file as it comes in; {@code quarkus.http.limits.max-body-size} is a little more. */
    private static final long LARGEST = 1024L * 1024 * 1024;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final SecurityIdentity identity;
    private final ImportRuns runs;
    private final ReceivedFiles files;
    private final Imports imports;
    private final ServiceClock clock;
    private final Wakeups wakeups;

    ImportResource(
            SecurityIdentity identity,
            ImportRuns runs,
            ReceivedFiles files,
            Imports imports,
            ServiceClock clock,
            Wakeups wakeups) {
        this.identity = identity;
        this.runs = runs;
        this.files = files;
        this.imports = imports;
        this.clock = clock;
        this.wakeups = wakeups;
    }

    /** The body is taken as it comes in, never as a whole. */
    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.SYSTEM_NAME)
    public RestResponse<Import> receive(
            @QueryParam("dryRun") @Nullable String dryRun,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream body) {
        UUID id = UUID.randomUUID();
        boolean looksOnly = flag(dryRun);
        ImportFormat format = ImportFormat.of(type).orElseThrow(ImportResource::unknownType);
        await(runs.receive(id, format, looksOnly, Viewer.of(identity), clock.instant()));
        long bytes = take(id, body);
        if (!await(runs.queue(id, bytes, clock.instant()))) {
            await(runs.forgetFile(id));
            throw Problem.of(408, "Too slow", "The file took so long to come in that it was given up.");
        }
        wakeups.wake();
        return RestResponse.ResponseBuilder.accepted(await(imports.find(id)))
                .location(URI.create("/api/v1/imports/" + id))
                .build();
    }

    private static Problem unknownType() {
        return Problem.of(
                415,
                "Unsupported media type",
                "A file is " + ImportFormat.ZIP_TYPE + " or " + ImportFormat.NDJSON_TYPE + ".");
    }

    private long take(UUID id, InputStream body) {
        try {
            return files.keep(id, body, LARGEST);
        } catch (FileTooLarge tooLarge) {
            breakOff(id);
            throw Problem.tooLarge(LARGEST);
        } catch (IOException brokenOff) {
            breakOff(id);
            throw Problem.unreadable("The file did not come in whole.");
        }
    }

    private void breakOff(UUID id) {
        await(runs.breakOff(id, clock.instant(), Duration.ofDays(1)));
    }

    private static boolean flag(@Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw Problem.invalid("dryRun", "must be true or false");
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.SYSTEM_NAME, Role.ADMIN_NAME})
    public Uni<Import> find(String id) {
        return imports.find(id);
    }

    /** The latest first. */
    @GET
    @RolesAllowed({Role.SYSTEM_NAME, Role.ADMIN_NAME})
    public Uni<Page<Import>> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        Page.Request page = Page.Request.of(after, limit);
        return imports.rows(number(page.after()), page.limit() + 1)
                .map(rows -> Page.of(
                        rows,
                        page,
                        row -> Objects.requireNonNull(row.getLong("seq")).toString(),
                        row -> Imports.shown(row, List.of(), List.of())));
    }

    private static @Nullable Long number(@Nullable String cursor) {
        try {
            return cursor == null ? null : Long.valueOf(cursor);
        } catch (NumberFormatException wrong) {
            throw Problem.invalid("after", "is no cursor of this list");
        }
    }

    /** On the worker's thread that takes the file; only the pool is asked, no session. */
    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LONGEST);
    }
}
