package org.hearthline.web.staff;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hearthline.platform.BoundedBody;
import org.hearthline.platform.Faults;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
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

    static final Set<Role> CASEWORK = Set.of(Role.WORKER, Role.SUPERVISOR);
    static final Set<Role> SUPERVISION = Set.of(Role.SUPERVISOR);
    static final Set<Role> OPERATIONS = Set.of(Role.ADMIN);
    static final Set<Role> MEASURES = Set.of(Role.SUPERVISOR, Role.ADMIN);

    private static final Logger LOG = Logger.getLogger(StaffPages.class);
    private static final String HTML = "text/html;charset=UTF-8";
    private static final int MOST_BYTES = 256 * 1024;
    /** What is told in words of its own. */
    private static final Set<Integer> TOLD = Set.of(403, 404, 409, 412, 413, 429, 500);

    private final SecurityIdentity identity;
    private final Readers readers;

    StaffPages(SecurityIdentity identity, Readers readers) {
        this.identity = identity;
        this.readers = readers;
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
        return BoundedBody.read(readers.request(), MOST_BYTES)
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
        return BoundedBody.read(readers.request(), MOST_BYTES)
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
            return Uni.createFrom().item(signIn());
        }
        return Uni.createFrom()
                .deferred(() -> readers.of(allowed(who)).chain(reader -> answer.apply(reader)))
                .onFailure(failure -> !canBeMended(failure))
                .recoverWithUni(this::failed);
    }

    /** A file to be kept; whoever may not have it, or asks for what there is not, reads so on a page. */
    Uni<RestResponse<Object>> file(Set<Role> who, Function<Viewer, Uni<RestResponse<Object>>> file) {
        return identity.isAnonymous()
                ? Uni.createFrom().item(any(signIn()))
                : Uni.createFrom()
                        .deferred(() -> file.apply(allowed(who)))
                        .onFailure()
                        .recoverWithUni(failure -> failed(failure).map(StaffPages::any));
    }

    private static RestResponse<Object> any(RestResponse<String> page) {
        return ResponseBuilder.<Object>create(page.getStatus())
                .replaceAll(page.getHeaders())
                .entity(page.getEntity())
                .build();
    }

    private RestResponse<String> signIn() {
        return seeOther("/login?to=" + URLEncoder.encode(readers.path(), StandardCharsets.UTF_8));
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
        String name = identity.isAnonymous() ? "" : identity.getPrincipal().getName();
        return rendered(status, StaffTemplates.refused(readers.nobody(name), wordsOf(status), incident));
    }

    private static String wordsOf(int status) {
        return "frame.refused." + (TOLD.contains(status) ? status : "other");
    }

    boolean isAnonymous() {
        return identity.isAnonymous();
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
