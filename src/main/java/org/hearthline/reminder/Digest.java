package org.hearthline.reminder;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A digest as its reader sees it.
 *
 * @param title what it is, in a few words
 * @param toLog meetings that were to take place, for the worker to say whether they did
 */
public record Digest(String title, List<Meeting> toLog, List<Section> sections, String all) {

    /**
     * A meeting that is to be logged.
     *
     * @param on its day
     * @param who the person as staff mail names them, with their role
     */
    public record Meeting(String on, String who, String caseId, String link) {}

    /**
     * What belongs together: overdue, due today, due this week, coming.
     *
     * @param count how many there are, of which a long digest lists the first alone
     */
    public record Section(String heading, int count, List<Line> lines) {

        public int more() {
            return count - lines.size();
        }
    }

    /**
     * One requirement.
     *
     * @param who the person as staff mail names them, with their role
     * @param what the kind of contact
     * @param byWhen the due date and how far it is
     * @param counts which modes satisfy it
     * @param why the policy's citation
     * @param worker whose case it is, for supervisors; else empty
     */
    public record Line(
            String who,
            String caseId,
            String what,
            String byWhen,
            String counts,
            String why,
            String worker,
            String link) {}

    /** Counts only: a subject line shows on locked screens. */
    public String subject() {
        return title + ": "
                + Stream.concat(
                                toLog.isEmpty() ? Stream.empty() : Stream.of(toLog.size() + " to log"),
                                sections.stream()
                                        .map(section -> section.count() + " "
                                                + section.heading().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", "));
    }
}
