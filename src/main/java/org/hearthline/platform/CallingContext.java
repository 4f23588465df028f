package org.hearthline.platform;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings an answer from other threads back to the event loop that asked for it: a session must not be used from elsewhere. */
public final class CallingContext {

    private CallingContext() {}

    /** Asks anew for every subscriber. Whoever is on no event loop gets the answer on the thread that gives it. */
    public static <T> Uni<T> comingBack(Supplier<Uni<T>> question) {
        return Uni.createFrom().deferred(() -> {
            @Nullable Context context = Vertx.currentContext();
            Uni<T> answer = question.get();
            return context == null ? answer : answer.emitOn(MutinyHelper.executor(context));
        });
    }
}
