package org.hearthline.platform;

import java.time.Duration;

/** How much real time has passed: what is due is never decided by it. It runs on while the process stands still. */
public final class Stopwatch {

    private final long started = System.nanoTime();

    private Stopwatch() {}

    public static Stopwatch start() {
        return new Stopwatch();
    }

    public boolean hasRun(Duration duration) {
        return System.nanoTime() - started >= duration.toNanos();
    }
}
