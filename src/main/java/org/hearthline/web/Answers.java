package org.hearthline.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hearthline.platform.BoundedBody;
import org.hearthline.platform.Faults;
import org.hearthline.platform.Form;
import org.hearthline.platform.OwnPages;
import org.hearthline.platform.Problem;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with pages, whatever happens, and lets no browser run a script in, frame or index any of them. */
@Singleton
class Answers {

    static final String HTML = "text/html;charset=UTF-8";

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Room for the longest words in the alphabet that takes most of it. */
    private static final int MOST_BYTES = 16 * 1024;

    private final PageTexts texts;
    private final OwnPages ownPages;

    Answers(PageTexts texts, OwnPages ownPages) {
        this.texts = texts;
        this.ownPages = ownPages;
    }

    /** A page; where it fails, one that says no more than that. */
    Uni<RestResponse<String>> page(Supplier<Uni<RestResponse<String>>> work) {
        return Uni.createFrom().deferred(work::get).onFailure().recoverWithUni(this::failed);
    }

    /** The same for a form that was sent from one of our pages. */
    Uni<RestResponse<String>> posted(HttpServerRequest request, Function<Form, Uni<RestResponse<String>>> work) {
        return read(
                request,
                body -> ifOurOwn(request, () -> work.apply(Form.parse(body).orElse(Form.EMPTY))));
    }

    /** Another site cannot answer in a reader's name. */
    Uni<RestResponse<String>> ifOurOwn(HttpServerRequest request, Supplier<Uni<RestResponse<String>>> work) {
        return ownPages.sent(request) ? work.get() : notice(403, "failed");
    }

    /** The same for a body in whatever form, from wherever. */
    Uni<RestResponse<String>> read(HttpServerRequest request, Function<String, Uni<RestResponse<String>>> work) {
        return page(() -> BoundedBody.read(request, MOST_BYTES).chain(work::apply));
    }

    /** What a link leads to. One that leads nowhere, or no longer, is answered the same, whatever it once led to. */
    <T> Uni<RestResponse<String>> ifFound(Uni<Optional<T>> target, Function<T, Uni<RestResponse<String>>> page) {
        return target.chain(found -> found.map(page).orElseGet(() -> notice(404, "expired")));
    }

    static Uni<RestResponse<String>> rendered(int status, TemplateInstance template) {
        return Uni.createFrom().completionStage(template::renderAsync).map(html -> builder(status)
                .header(HttpHeaders.CONTENT_TYPE, HTML)
                .entity(html)
                .build());
    }

    /** Elsewhere on this host: to load that again repeats nothing. */
    static Uni<RestResponse<String>> seeOther(String path) {
        return Uni.createFrom()
                .item(builder(303).header(HttpHeaders.LOCATION, path).build());
    }

    private Uni<RestResponse<String>> failed(Throwable failure) {
        if (failure instanceof Problem problem) {
            return notice(problem.status(), "failed");
        }
        LOG.errorf("Incident %s: %s", UUID.randomUUID(), Faults.describe(failure));
        return notice(500, "failed");
    }

    private Uni<RestResponse<String>> notice(int status, String name) {
        return rendered(status, Templates.notice(name, texts.all()));
    }

    private static ResponseBuilder<String> builder(int status) {
        return ResponseBuilder.<String>create(status)
                .header("Content-Security-Policy", POLICY)
                .header("X-Robots-Tag", "noindex");
    }
}
