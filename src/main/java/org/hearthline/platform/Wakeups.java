package org.hearthline.platform;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/** Tells {@link DueWork} that there may be new work, so that what was committed in this process does not wait for the next tick. */
@Singleton
public class Wakeups {

    private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {});

    void onWakeup(Runnable run) {
        listener.set(run);
    }

    /** To be called once what there is to do is committed. It costs next to nothing where a queue is at work already. */
    public void wake() {
        Runnable run = listener.get();
        if (run != null) {
            run.run();
        }
    }
}
