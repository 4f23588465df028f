package org.hearthline.sandbox.carrier;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Waiting without a thread. */
final class Timers {

    private Timers() {}

    static Future<Void> after(Vertx vertx, int millis) {
        if (millis == 0) {
            return Future.succeededFuture();
        }
        Promise<Void> passed = Promise.promise();
        vertx.setTimer(millis, timer -> passed.complete());
        return passed.future();
    }
}
