package org.hearthline.platform;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Answers a problem document ahead of any resource. */
@Singleton
class Refusals {

    /** What is declared up to here is read and thrown away, so that the client hears why; beyond, the connection is closed. */
    private static final long DISCARDED = 16L * DocumentReader.LIMIT;

    private final Documents documents;

    Refusals(Documents documents) {
        this.documents = documents;
    }

    void answer(HttpServerRequest request, Problem problem) {
        if (declaredLength(request) > DISCARDED) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            end(request, problem);
        } else if (request.isEnded()) {
            end(request, problem);
        } else {
            request.endHandler(read -> end(request, problem));
            request.resume();
        }
    }

    static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException beyondAnyLimit) {
            return Long.MAX_VALUE;
        }
    }

    private void end(HttpServerRequest request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMapper.PROBLEM_JSON)
                .end(Buffer.buffer(documents.write(ProblemMapper.document(problem))));
    }
}
