package org.hearthline.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How often each client may still do something within a minute that begins with their first time. It remembers so many clients at most. */
final class Allowance {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_CLIENTS = 10_000;

    private final int most;
    private final LongSupplier nanoTime;

    /** Oldest window first: a client whose window is over comes in at the end again. */
    private final Map<String, Window> windows = new LinkedHashMap<>();

    private static final class Window {
        final long began;
        int count;

        Window(long began) {
            this.began = began;
        }
    }

    /** @param nanoTime real time that only runs forward, such as {@link System#nanoTime} */
    Allowance(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /** How long the client has to wait; zero while something of their allowance is left. */
    synchronized Duration waitOf(String client) {
        Window window = windows.get(client);
        if (window == null || window.count < most) {
            return Duration.ZERO;
        }
        Duration left = WINDOW.minusNanos(nanoTime.getAsLong() - window.began);
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void count(String client) {
        long now = nanoTime.getAsLong();
        Window window = windows.get(client);
        if (window == null || now - window.began >= WINDOW.toNanos()) {
            windows.remove(client);
            if (windows.size() == MOST_CLIENTS) {
                windows.remove(windows.keySet().iterator().next());
            }
            window = new Window(now);
            windows.put(client, window);
        }
        window.count++;
    }
}
