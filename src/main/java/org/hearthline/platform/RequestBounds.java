package org.hearthline.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;

/** Refuses, before any resource is asked, what none could answer: a document that is too large, an address that is no text. */
@Singleton
class RequestBounds {

    /** Ahead of the limit that the framework sets, which answers without a problem document. */
    private static final int FIRST = 1000;

    /** What is declared up to here is read and thrown away, so that the client hears why; beyond, the connection is closed. */
    private static final long DISCARDED = 16L * DocumentReader.LIMIT;

    /** NUL, which PostgreSQL takes in no text, and escapes that are none. */
    private static final Pattern NO_TEXT = Pattern.compile("%00|%(?![0-9A-Fa-f]{2})");

    private final Documents documents;

    RequestBounds(Documents documents) {
        this.documents = documents;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (NO_TEXT.matcher(request.uri()).find()) {
            answer(request, Problem.unreadable("The address holds an escape that stands for no character."));
        } else if (isDocument(request) && declaredLength(request) > DocumentReader.LIMIT) {
            answer(request, Problem.tooLarge(DocumentReader.LIMIT));
        } else {
            exchange.next();
        }
    }

    private static boolean isDocument(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(MediaType.APPLICATION_JSON);
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException beyondAnyLimit) {
            return Long.MAX_VALUE;
        }
    }

    private void answer(HttpServerRequest request, Problem problem) {
        if (declaredLength(request) > DISCARDED) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            end(request, problem);
        } else {
            request.endHandler(read -> end(request, problem));
            request.resume();
        }
    }

    private void end(HttpServerRequest request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMapper.PROBLEM_JSON)
                .end(Buffer.buffer(documents.write(ProblemMapper.document(problem))));
    }
}
