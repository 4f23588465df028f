package org.hearthline.web.staff;

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
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.casework.Agency;
import org.hearthline.platform.Role;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** Who reads a page and how: from the worker on record, and from what their browser says and keeps in cookies. */
@Singleton
class Readers {

    static final String LANGUAGE = "language";
    static final String THEME = "theme";

    /** The cookie by which the form of the framework knows where somebody wanted to go. */
    private static final String CAME_FROM = "quarkus-redirect-location";

    /** The sandbox's session: the name stands in {@code application.properties} too. */
    private static final String SESSION = "hearthline-sandbox";

    private static final long A_YEAR = Duration.ofDays(365).toSeconds();

    private static final Set<String> THEMES = Set.of("light", "dark");

    private final CurrentVertxRequest current;
    private final Pool pool;
    private final Sealing sealing;
    private final Agency agency;
    private final ServiceClock clock;
    private final String version;
    private final boolean sandbox;

    Readers(
            CurrentVertxRequest current,
            Pool pool,
            Sealing sealing,
            Agency agency,
            ServiceClock clock,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "hearthline.sandbox") boolean sandbox) {
        this.current = current;
        this.pool = pool;
        this.sealing = sealing;
        this.agency = agency;
        this.clock = clock;
        this.version = version;
        this.sandbox = sandbox;
    }

    /** Their name and zone are read with every page: both may have changed since they signed in. */
    Uni<Reader> of(Viewer viewer) {
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

    /** Somebody without a role here; {@code name} is empty for one who has not signed in. */
    Reader nobody(String name) {
        return reader(new Viewer(name, Role.SYSTEM), name, "", agency.timeZone());
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

    String path() {
        return request().uri();
    }

    HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
