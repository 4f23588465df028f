package org.hearthline.web.staff;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.casework.Agency;
import org.hearthline.platform.BoundedBody;
import org.hearthline.platform.Faults;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Viewer;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Answers staff with pages. Who is not signed in is sent to sign in and comes back; whoever may not see a page, or asks for what is not
 * theirs, reads so on a page; a fault shows an incident's id.
 */
@Singleton
class StaffPages {

    static final String LANGUAGE = "language";
    static final String THEME = "theme";

    static final Set<Role> CASEWORK = Set.of(Role.WORKER, Role.SUPERVISOR);
    static final Set<Role> SUPERVISION = Set.of(Role.SUPERVISOR);
    static final Set<Role> OPERATIONS = Set.of(Role.ADMIN);

    /** The cookie by which the form of the framework knows where somebody wanted to go. */
    private static final String CAME_FROM = "quarkus-redirect-location";

    /** The sandbox's session: the name stands in {@code application.properties} too. */
    private static final String SESSION = "hearthline-sandbox";

    private static final long A_YEAR = Duration.ofDays(365).toSeconds();

    private static final Logger LOG = Logger.getLogger(StaffPages.class);
    private static final String HTML = "text/html;charset=UTF-8";
    private static final int MOST_BYTES = 256 * 1024;
    /** What is told in words of its own. */
    private static final Set<Integer> TOLD = Set.of(403, 404, 409, 412, 413, 429, 500);

    private static final Set<String> THEMES = Set.of("light", "dark");

    private final SecurityIdentity identity;
    private final CurrentVertxRequest current;
    private final Pool pool;
    private final Sealing sealing;
    private final Agency agency;
    private final ServiceClock clock;
    private final String version;
    private final boolean sandbox;

    StaffPages(
            SecurityIdentity identity,
            CurrentVertxRequest current,
            Pool pool,
            Sealing sealing,
            Agency agency,
            ServiceClock clock,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "hearthline.sandbox") boolean sandbox) {
        this.identity = identity;
        this.current = current;
        this.pool = pool;
        this.sealing = sealing;
        this.agency = agency;
        this.clock = clock;
        this.version = version;
        this.sandbox = sandbox;
    }

    /** A page for these roles. */
    Uni<RestResponse<String>> show(Set<Role> who, Function<Reader, Uni<TemplateInstance>> page) {
        return answer(who, reader -> page.apply(reader).chain(template -> rendered(200, template)));
    }

    /**
     * What somebody of these roles sent. Where the use case refuses a field, the form is shown again with it.
     *
     * @param form shows the form again, given what was typed and what is wrong with it
     */
    Uni<RestResponse<String>> take(
            Set<Role> who,
            BiFunction<Reader, Fields, Uni<String>> work,
            BiFunction<Reader, Fields, Uni<TemplateInstance>> form) {
        HttpServerRequest request = request();
        return BoundedBody.read(request, MOST_BYTES)
                .map(Fields::parse)
                .chain(fields -> answer(who, reader -> Uni.createFrom()
                        // What refuses before it answers a Uni refuses the same.
                        .deferred(() -> work.apply(reader, fields))
                        .map(StaffPages::seeOther)
                        .onFailure(StaffPages::canBeMended)
                        .recoverWithUni(refusal -> form.apply(reader, fields.refusedFor((Problem) refusal))
                                .chain(template -> rendered(((Problem) refusal).status(), template)))))
                .onFailure(Problem.class)
                .recoverWithUni(refusal -> problem((Problem) refusal));
    }

    /** The same where there is no form to show again: what is refused is told on a page of its own. */
    Uni<RestResponse<String>> take(Set<Role> who, BiFunction<Reader, Fields, Uni<String>> work) {
        return BoundedBody.read(request(), MOST_BYTES)
                .map(Fields::parse)
                .chain(fields ->
                        answer(who, reader -> work.apply(reader, fields).map(StaffPages::seeOther)))
                .onFailure(Problem.class)
                .recoverWithUni(refusal -> problem((Problem) refusal));
    }

    private static boolean canBeMended(Throwable failure) {
        return failure instanceof Problem problem && (problem.status() == 422 || problem.status() == 409);
    }

    static RestResponse<String> seeOther(String path) {
        return ResponseBuilder.<String>create(303)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    static Uni<RestResponse<String>> rendered(int status, TemplateInstance template) {
        return Uni.createFrom().completionStage(template::renderAsync).map(html -> ResponseBuilder.<String>create(
                        status)
                .header(HttpHeaders.CONTENT_TYPE, HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(html)
                .build());
    }

    /** A page, or the way to another. */
    Uni<RestResponse<String>> answer(Set<Role> who, Function<Reader, Uni<RestResponse<String>>> answer) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(seeOther("/login?to=" + URLEncoder.encode(path(), StandardCharsets.UTF_8)));
        }
        return Uni.createFrom()
                .deferred(() -> reader(allowed(who)).chain(reader -> answer.apply(reader)))
                .onFailure(failure -> !canBeMended(failure))
                .recoverWithUni(this::failed);
    }

    private Viewer allowed(Set<Role> who) {
        Viewer viewer = Viewer.of(identity);
        if (!who.contains(viewer.role())) {
            throw Problem.of(403, "Not allowed", "Your role may not use this page.");
        }
        return viewer;
    }

    private Uni<RestResponse<String>> failed(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem(problem);
        }
        String incident = UUID.randomUUID().toString();
        LOG.errorf("Incident %s: %s", incident, Faults.describe(failure));
        return refused(500, incident);
    }

    private Uni<RestResponse<String>> problem(Problem problem) {
        return refused(problem.status(), null);
    }

    private Uni<RestResponse<String>> refused(int status, @Nullable String incident) {
        Viewer nobody =
                new Viewer(identity.isAnonymous() ? "" : identity.getPrincipal().getName(), Role.SYSTEM);
        return rendered(
                status,
                StaffTemplates.refused(reader(nobody, nobody.id(), "", agency.timeZone()), wordsOf(status), incident));
    }

    private static String wordsOf(int status) {
        return "frame.refused." + (TOLD.contains(status) ? status : "other");
    }

    /** Their name and zone are read with every page: both may have changed since they signed in. */
    private Uni<Reader> reader(Viewer viewer) {
        String owner = Sealing.worker(viewer.id());
        return pool.withConnection(connection -> connection
                .preparedQuery("select name, unit, time_zone from worker where id = $1")
                .execute(Tuple.of(viewer.id()))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(reader(viewer, viewer.id(), "", agency.timeZone()))
                        : sealing.key(connection, owner)
                                .map(keys -> onRecord(viewer, rows.iterator().next(), keys, owner))));
    }

    private Reader onRecord(Viewer viewer, Row row, Sealing.Keys keys, String owner) {
        String zone = row.getString("time_zone");
        String name = row.getBuffer("name") == null
                ? null
                : keys.open(owner, row.getBuffer("name").getBytes());
        return reader(
                viewer,
                Objects.requireNonNullElse(name, viewer.id()),
                row.getString("unit"),
                zone == null ? agency.timeZone() : ZoneId.of(zone));
    }

    private Reader reader(Viewer viewer, String name, String unit, ZoneId zone) {
        String theme = cookie(THEME);
        return new Reader(
                viewer,
                name,
                unit,
                agency.brand(),
                words(),
                zone,
                theme != null && THEMES.contains(theme) ? theme : null,
                clock.instant(),
                path(),
                version,
                sandbox);
    }

    /** For pages that are read before anybody has signed in. */
    Reader anybody() {
        return reader(new Viewer("", Role.SYSTEM), "", "", agency.timeZone());
    }

    /** Ends the session of this browser. */
    void forget() {
        set(Cookie.cookie(SESSION, "").setMaxAge(0));
    }

    /** Where the sandbox's form leads once somebody has signed in. */
    void comeBackTo(String path) {
        set(Cookie.cookie(
                CAME_FROM, URI.create(request().absoluteURI()).resolve(path).toString()));
    }

    /** Keeps a preference, or, where nothing is said, leaves it as it is; {@code auto} forgets it. */
    void prefer(String name, String value) {
        if (value.matches("[a-z-]{2,8}")) {
            Cookie cookie = Cookie.cookie(name, value);
            cookie.setMaxAge(value.equals("auto") ? 0 : A_YEAR);
            set(cookie);
        }
    }

    private void set(Cookie cookie) {
        cookie.setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(request().isSSL());
        request().response().addCookie(cookie);
    }

    boolean isAnonymous() {
        return identity.isAnonymous();
    }

    private Words words() {
        String chosen = cookie(LANGUAGE);
        Stream<String> accepted =
                current.getCurrent().acceptableLanguages().stream().map(LanguageHeader::tag);
        return Words.of(Stream.concat(Stream.ofNullable(chosen), accepted).toList());
    }

    private @Nullable String cookie(String name) {
        Cookie cookie = request().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    private String path() {
        return request().uri();
    }

    HttpServerRequest request() {
        return current.getCurrent().request();
    }

    /** Only a path on this host, so that no link of somebody else's leads away from here after signing in. */
    static String onThisHost(@Nullable String to) {
        return to != null && to.matches("/(?![/\\\\])[^\\\\\\s]*") ? to : "/";
    }

    /** Parameters of a query, each escaped. */
    static String query(List<String> namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i + 1 < namesAndValues.size(); i += 2) {
            if (!namesAndValues.get(i + 1).isEmpty()) {
                query.append(query.length() == 0 ? '?' : '&')
                        .append(namesAndValues.get(i))
                        .append('=')
                        .append(URLEncoder.encode(namesAndValues.get(i + 1), StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }
}
