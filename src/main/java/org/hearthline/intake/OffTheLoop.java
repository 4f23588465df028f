package org.hearthline.intake;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/**
 * Waits for work of the database. An import reads a file, which blocks, so it runs on a worker's thread and may wait there; a session
 * lives on an event loop, where the work it waits for is done.
 */
final class OffTheLoop {

    private OffTheLoop() {}

    /** Fails as the work fails; where it is called on an event loop it fails at once. */
    static <T> T await(Uni<T> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable checked) {
            // It is declared to throw anything; what is checked is told on as it is.
            throw new IllegalStateException(checked);
        }
    }
}
