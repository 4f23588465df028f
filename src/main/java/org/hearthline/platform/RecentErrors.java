package org.hearthline.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The last errors that this process logged, for operators. What we log names nobody; what a library says of a fault may quote a value, so
 * that of theirs only who said it and the fault's kind is kept.
 */
@Singleton
public class RecentErrors extends Handler {

    static final int MOST = 50;

    private static final int LONGEST = 4000;
    private static final String OURS = "org.hearthline";
    private static final Pattern INCIDENT = Pattern.compile("Incident ([0-9a-f-]{36})");
    private static final Logger ROOT = Logger.getLogger("");

    private final Deque<RecentError> last = new ArrayDeque<>();

    RecentErrors() {
        setLevel(Level.SEVERE);
    }

    /**
     * Something that went wrong.
     *
     * @param at by the machine's clock, as in the log
     * @param message empty where a library said it
     * @param incident what whoever met it was told
     */
    public record RecentError(
            Instant at,
            String logger,
            String message,
            @Nullable String incident) {}

    void listen(@Observes StartupEvent start) {
        ROOT.addHandler(this);
    }

    void leave(@Observes ShutdownEvent stop) {
        ROOT.removeHandler(this);
    }

    /** Newest first. */
    public synchronized List<RecentError> newestFirst() {
        List<RecentError> all = new ArrayList<>(last);
        Collections.reverse(all);
        return all;
    }

    @Override
    public void publish(LogRecord logged) {
        if (isLoggable(logged)) {
            keep(error(logged));
        }
    }

    private synchronized void keep(RecentError error) {
        if (last.size() == MOST) {
            last.removeFirst();
        }
        last.addLast(error);
    }

    private static RecentError error(LogRecord logged) {
        String logger = String.valueOf(logged.getLoggerName());
        String message = logger.startsWith(OURS) ? ExtLogRecord.wrap(logged).getFormattedMessage() : kind(logged);
        Matcher incident = INCIDENT.matcher(message);
        return new RecentError(
                logged.getInstant(),
                logger,
                message.substring(0, Math.min(message.length(), LONGEST)),
                incident.find() ? incident.group(1) : null);
    }

    private static String kind(LogRecord logged) {
        return logged.getThrown() == null ? "" : Faults.describe(logged.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
