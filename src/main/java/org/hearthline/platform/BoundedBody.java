package org.hearthline.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;

/** Reads a body that may be small only: of one that is larger, no more is kept than fits. */
public final class BoundedBody {

    private BoundedBody() {}

    /** The body as text; a 413 problem as soon as it is, or says that it is, larger than {@code limit} bytes. */
    public static Uni<String> read(HttpServerRequest request, int limit) {
        if (Refusals.declaredLength(request) > limit) {
            return Uni.createFrom().failure(tooLarge(request, limit));
        }
        return Uni.createFrom().emitter(emitter -> {
            Buffer body = Buffer.buffer();
            request.handler(part -> {
                if (body.length() + part.length() > limit) {
                    request.handler(rest -> {});
                    emitter.fail(tooLarge(request, limit));
                } else {
                    body.appendBuffer(part);
                }
            });
            request.endHandler(end -> emitter.complete(body.toString(StandardCharsets.UTF_8)));
            request.exceptionHandler(emitter::fail);
            request.resume();
        });
    }

    /** The connection goes with it: nothing more of the body is waited for. */
    private static Problem tooLarge(HttpServerRequest request, int limit) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        return Problem.tooLarge(limit);
    }
}
