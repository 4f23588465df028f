package org.hearthline.web.staff;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.platform.BoundedBody;
import org.hearthline.platform.Role;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Sealing;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Where people sign in. In the sandbox a page lists its users. Elsewhere nobody gets here who has not signed in with the issuer, so that
 * all that is left is to go where they came from.
 */
@Path("/")
@PermitAll
class SignIn {

    /** A few of each role: with a large case load nobody would read all. */
    private static final String USERS = """
            select id, name, unit, role from (
                select *, row_number() over (partition by role order by length(id), id) as place from worker) w
            where place <= 12
            order by role desc, length(id), id
            """;

    private final StaffPages pages;
    private final Readers readers;
    private final Pool pool;
    private final Sealing sealing;
    private final boolean sandbox;

    SignIn(
            StaffPages pages,
            Readers readers,
            Pool pool,
            Sealing sealing,
            @ConfigProperty(name = "hearthline.sandbox") boolean sandbox) {
        this.pages = pages;
        this.readers = readers;
        this.pool = pool;
        this.sealing = sealing;
        this.sandbox = sandbox;
    }

    /** Somebody who may sign in to the sandbox. */
    record User(String id, String name, String unit, String role) {}

    @GET
    @Path("login")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> login(
            @QueryParam("to") @Nullable String to, @QueryParam("failed") @Nullable String failed) {
        if (!sandbox || !pages.isAnonymous() && failed == null) {
            return Uni.createFrom().item(StaffPages.seeOther(StaffPages.onThisHost(to)));
        }
        if (to != null) {
            readers.comeBackTo(StaffPages.onThisHost(to));
        }
        return pool.withConnection(this::users)
                .chain(users ->
                        StaffPages.rendered(200, StaffTemplates.login(readers.nobody(""), users, failed != null)));
    }

    /** Ends the sandbox's session; elsewhere the issuer's own way out stands at this address. */
    @GET
    @Path("logout")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> logout() {
        if (sandbox && !pages.isAnonymous()) {
            readers.forget();
        }
        return Uni.createFrom().item(StaffPages.seeOther(sandbox ? "/login" : "/"));
    }

    /** How somebody wants to read: kept in their browser alone. */
    @POST
    @Path("preferences")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> prefer() {
        return BoundedBody.read(readers.request(), 4096).map(Fields::parse).map(said -> {
            readers.prefer(Readers.LANGUAGE, said.get(Readers.LANGUAGE));
            readers.prefer(Readers.THEME, said.get(Readers.THEME));
            return StaffPages.seeOther(StaffPages.onThisHost(said.get("to")));
        });
    }

    private Uni<List<User>> users(SqlConnection connection) {
        return connection.query(USERS).execute().chain(rows -> {
            List<Row> found = Rows.stream(rows).toList();
            List<String> owners = found.stream()
                    .map(row -> Sealing.worker(row.getString("id")))
                    .toList();
            return sealing.keys(connection, owners).map(keys -> Stream.concat(
                            found.stream().map(row -> user(row, keys)),
                            Stream.of(new User("admin", "admin", "", Role.ADMIN.name())))
                    .toList());
        });
    }

    private static User user(Row row, Sealing.Keys keys) {
        String id = row.getString("id");
        String name = row.getBuffer("name") == null
                ? null
                : keys.open(Sealing.worker(id), row.getBuffer("name").getBytes());
        return new User(id, Objects.requireNonNullElse(name, id), row.getString("unit"), row.getString("role"));
    }
}
