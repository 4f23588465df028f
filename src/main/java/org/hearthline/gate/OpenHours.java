package org.hearthline.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The hours in which a message may reach somebody: every day from {@code from} until before {@code to}, by each of the clocks in
 * {@code zones}. Where a clock jumps over an opening, it opens with the first instant after the jump. Pure.
 *
 * @param zones where it is not known which zone holds, all that may hold: it is open only when it is in every one
 */
record OpenHours(LocalTime from, LocalTime to, List<ZoneId> zones) {

    /** The zones of the fifty states and the District of Columbia: "every US zone" of POLICY 5.8. */
    static final List<ZoneId> US = List.of(
                    "America/New_York",
                    "America/Chicago",
                    "America/Denver",
                    "America/Phoenix",
                    "America/Los_Angeles",
                    "America/Anchorage",
                    "America/Adak",
                    "Pacific/Honolulu")
            .stream()
            .map(ZoneId::of)
            .toList();

    /** Hours that never meet, such as two short stretches of far zones, are looked for no longer than this. */
    private static final int MOST_STEPS = 64;

    OpenHours {
        if (!from.isBefore(to) || zones.isEmpty()) {
            throw new IllegalArgumentException("Open hours begin before they end, in at least one zone");
        }
    }

    boolean isOpen(Instant now) {
        return zones.stream().allMatch(zone -> isOpen(now, zone));
    }

    /** The first instant, {@code now} or later, at which all of these are open; empty when there is none within some weeks. */
    static Optional<Instant> nextOpening(Instant now, List<OpenHours> all) {
        Instant at = now;
        for (int step = 0; step < MOST_STEPS; step++) {
            Instant next = at;
            for (OpenHours hours : all) {
                for (ZoneId zone : hours.zones) {
                    next = hours.opening(next, zone);
                }
            }
            if (next.equals(at)) {
                return Optional.of(at);
            }
            at = next;
        }
        return Optional.empty();
    }

    /** When the first of these closes, asked for an instant at which all are open. */
    static Instant closing(Instant now, List<OpenHours> all) {
        Instant first = Instant.MAX;
        for (OpenHours hours : all) {
            for (ZoneId zone : hours.zones) {
                LocalDate today = LocalDate.ofInstant(now, zone);
                Instant closing = hours.to.atDate(today).atZone(zone).toInstant();
                first = closing.isBefore(first) ? closing : first;
            }
        }
        return first;
    }

    private boolean isOpen(Instant now, ZoneId zone) {
        return opening(now, zone).equals(now);
    }

    private Instant opening(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant opens = from.atDate(today).atZone(zone).toInstant();
        if (now.isBefore(opens)) {
            return opens;
        }
        Instant closes = to.atDate(today).atZone(zone).toInstant();
        return now.isBefore(closes)
                ? now
                : from.atDate(today.plusDays(1)).atZone(zone).toInstant();
    }
}
