package org.hearthline.reminder;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hearthline.message.channel.sms.Segments;

/**
 * The text that goes beside a worker's digest: what is overdue or due today, in as few words as travel in two segments (POLICY 4).
 * Pure.
 *
 * @param brand the agency's neutral name
 * @param overdue how many requirements are past their due date
 * @param today how many are due today
 * @param first the most pressing one
 */
record DigestText(String brand, int overdue, int today, First first, String publicUrl) {

    /**
     * The requirement that is named.
     *
     * @param who the person by initials, with their role
     */
    record First(String who, String what, LocalDate dueOn) {}

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d", Locale.US);

    private static final int MOST_SEGMENTS = 2;

    /** The longest of its forms that fits; the shortest where none does, as with an address that is very long. */
    String text() {
        String counts = brand + ": " + counts() + ".";
        String whole =
                counts + " First: %s, %s by %s.".formatted(first.who(), first.what(), DATE.format(first.dueOn()));
        String link = " All: " + publicUrl;
        List<String> forms = List.of(whole + link, counts + link, counts);
        return forms.stream().filter(DigestText::fits).findFirst().orElse(counts);
    }

    private String counts() {
        return String.join(
                ", ",
                Stream.of(overdue == 0 ? "" : overdue + " overdue", today == 0 ? "" : today + " due today")
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private static boolean fits(String text) {
        return Segments.of(text).count() <= MOST_SEGMENTS;
    }
}
