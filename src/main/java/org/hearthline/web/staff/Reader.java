package org.hearthline.web.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page, and how they want to read it.
 *
 * @param name how they are called; their id where no name is kept
 * @param unit theirs; empty for operators
 * @param zone theirs, in which times are shown; the agency's where none is known
 * @param theme {@code light} or {@code dark}; null where the device decides
 * @param now the service's time
 * @param path of the page, with its query
 * @param version of the service: what its own script and style are asked for by
 */
record Reader(
        Viewer viewer,
        String name,
        String unit,
        String brand,
        Words words,
        ZoneId zone,
        @Nullable String theme,
        Instant now,
        String path,
        String version,
        boolean sandbox) {

    public String say(String name) {
        return words.say(name);
    }

    public String say(String name, Object argument) {
        return words.say(name, argument);
    }

    public String say(String name, Object first, Object second) {
        return words.say(name, first, second);
    }

    public String say(String name, Object first, Object second, Object third) {
        return words.say(name, first, second, third);
    }

    /** The words of a code, such as a status: {@code codes.<group>.<code>}. */
    public String code(String group, Object code) {
        return words.say("codes." + group + "." + code);
    }

    /** The name of an area's words. */
    public String key(String area, String name) {
        return area + "." + name;
    }

    public String language() {
        return words.locale().getLanguage();
    }

    /** The other languages, as their speakers call them. */
    public Map<String, String> otherLanguages() {
        Map<String, String> others = new LinkedHashMap<>();
        Words.BY_LANGUAGE.forEach((tag, other) -> {
            if (!tag.equals(language())) {
                others.put(tag, other.say("frame.language"));
            }
        });
        return others;
    }

    /** What the button that changes the theme leads to: light, dark, and back to what the device wants. */
    public String nextTheme() {
        return theme == null ? "dark" : theme.equals("dark") ? "light" : "auto";
    }

    public String nextThemeWords() {
        return "frame.theme." + nextTheme();
    }

    public boolean isWorker() {
        return viewer.role() == Role.WORKER;
    }

    public boolean isSupervisor() {
        return viewer.role() == Role.SUPERVISOR;
    }

    public boolean isOperator() {
        return viewer.role() == Role.ADMIN;
    }

    /** Today where they are. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** As in "Tue, Nov 24"; with the year where it is another one. */
    public String day(LocalDate day) {
        return format(day.getYear() == today().getYear() ? "frame.format.day" : "frame.format.dayOfAnotherYear")
                .format(day);
    }

    /** As in "Nov 2026". */
    public String month(YearMonth month) {
        return format("frame.format.month").format(month);
    }

    /** A day and an hour in the reader's zone. */
    public String moment(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return day(local.toLocalDate()) + ", " + time(local.toLocalTime());
    }

    private String time(LocalTime time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(words.locale())
                .format(time);
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(words.say(pattern), words.locale());
    }
}
