package org.hearthline.record.efforts;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Days, times and codes as the record says them. It goes into the case system, which is in English. */
final class English {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, h:mm a", Locale.ENGLISH);

    /** Codes that are not said as they are written. */
    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("EMAIL", "e-mail"),
            Map.entry("SMS", "text"),
            Map.entry("SCHEDULE", "time of day"),
            Map.entry("KIN", "relative"),
            Map.entry("WELL_BEING", "well-being"),
            Map.entry("NO_SHOW", "nobody came"),
            Map.entry("PROPOSED", "offered, not settled"),
            Map.entry("CONFIRMED", "settled"),
            Map.entry("NEEDS_TIMES", "other times are wanted"),
            Map.entry("SENDING", "on its way"),
            Map.entry("UNKNOWN", "whether it went out is not known"),
            Map.entry("DROPPED", "not sent"),
            Map.entry("HELD", "held"),
            Map.entry("EXPIRED", "not sent, its time had passed"),
            Map.entry("REPLY_NOTE", "answer to what they wrote"),
            Map.entry("HELP", "help text"));

    private English() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String days(LocalDate from, @Nullable LocalDate to) {
        return to == null ? "since " + day(from) : day(from) + " to " + day(to);
    }

    static String time(OffsetDateTime time) {
        return TIME.format(time);
    }

    static String times(Collection<OffsetDateTime> times) {
        return times.stream().map(English::time).collect(joining("; "));
    }

    /** A code in words; what is none stays as somebody typed it. */
    static String code(@Nullable Object code) {
        String name = String.valueOf(code);
        String said = SAID.get(name);
        if (said != null) {
            return said;
        }
        return name.matches("[A-Z][A-Z_]*") ? name.toLowerCase(Locale.ROOT).replace('_', ' ') : name;
    }

    static String codes(Collection<?> codes) {
        return codes.stream().map(English::code).collect(joining(", "));
    }

    static String counted(int count, String one, String many) {
        return count == 1 ? "1 " + one : count + " " + many;
    }

    static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }
}
