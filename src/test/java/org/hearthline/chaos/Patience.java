package org.hearthline.chaos;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes do; they give no sign of their own. */
final class Patience {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private Patience() {}

    /** Whether it came true within this time. */
    static boolean until(Duration atMost, Callable<Boolean> isTrue) {
        return until(atMost, LOOK_EVERY, isTrue);
    }

    static boolean until(Duration atMost, Duration lookEvery, Callable<Boolean> isTrue) {
        long begun = System.nanoTime();
        while (!holds(isTrue)) {
            if (System.nanoTime() - begun > atMost.toNanos()) {
                return false;
            }
            pause(lookEvery);
        }
        return true;
    }

    /** What the call answers once it does, through failures that pass. */
    static <T> T answerOf(String what, Duration atMost, Callable<T> call) {
        long begun = System.nanoTime();
        while (true) {
            try {
                return call.call();
            } catch (Exception fault) {
                if (System.nanoTime() - begun > atMost.toNanos()) {
                    throw new AssertionError("Given up after " + atMost + ": " + what, fault);
                }
                pause(LOOK_EVERY);
            }
        }
    }

    private static boolean holds(Callable<Boolean> isTrue) {
        try {
            return isTrue.call();
        } catch (Exception notYet) {
            return false;
        }
    }

    private static void pause(Duration length) {
        try {
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", stopped);
        }
    }
}
