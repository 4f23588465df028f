package org.hearthline.web.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.hearthline.policy.Reason;
import org.hearthline.policy.Requirement;
import org.hearthline.policy.RequirementKind;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.reminder.DueLists.Line;
import org.jspecify.annotations.Nullable;

/** A line of the due list with what a worker wants to know before they act. */
record DueItem(Line line, @Nullable Standing standing) {

    /**
     * How things stand with a participant; children have none.
     *
     * @param circumstances in force today, by name
     * @param lastContact the last one that took place; {@code lastTry} the last of all
     * @param meetingAt the next settled meeting
     * @param openMeeting one that is proposed and not settled; null where there is none
     * @param consents by channel, as in {@code SMS ACTIVE}, in the order of preference
     * @param repliedAt when they last wrote
     * @param waits whether what they wrote still waits for the worker
     */
    record Standing(
            String role,
            List<String> circumstances,
            @Nullable LocalDate lastContact,
            @Nullable LocalDate lastTry,
            @Nullable String meetingId,
            @Nullable Instant meetingAt,
            @Nullable String openMeeting,
            List<Consent> consents,
            @Nullable Instant repliedAt,
            boolean waits) {

        public boolean isMissing() {
            return circumstances.contains("MISSING");
        }
    }

    record Consent(String channel, String state) {}

    /** Where it stands in the list. */
    enum Group {
        OVERDUE,
        TODAY,
        WEEK,
        LATER,
        LIFTED
    }

    private static final int DAYS_OF_A_WEEK = 7;

    public String id() {
        return "r-"
                + Integer.toHexString(Objects.hash(
                        line.caseId(),
                        requirement().subject(),
                        requirement().kind(),
                        requirement().opensOn()));
    }

    public Requirement requirement() {
        return line.requirement();
    }

    public String caseId() {
        return line.caseId();
    }

    public String subject() {
        return requirement().subject();
    }

    /** Their name; their id where none is kept. */
    public String name() {
        return Objects.requireNonNullElse(line.name(), subject());
    }

    public LocalDate dueOn() {
        return Objects.requireNonNull(requirement().dueOn());
    }

    public long daysLeft() {
        return ChronoUnit.DAYS.between(line.today(), dueOn());
    }

    public long daysOver() {
        return -daysLeft();
    }

    public boolean isLifted() {
        return requirement().status() == RequirementStatus.SUPPRESSED;
    }

    public boolean isSearch() {
        return requirement().kind() == RequirementKind.DILIGENT_SEARCH;
    }

    public boolean isVisit() {
        return requirement().kind() == RequirementKind.CHILD_VISIT;
    }

    /** Why it is no longer owed. */
    public List<Reason> reasons() {
        return requirement().reasons();
    }

    public Group group() {
        long left = daysLeft();
        if (isLifted()) {
            return Group.LIFTED;
        }
        return left < 0 ? Group.OVERDUE : left == 0 ? Group.TODAY : left < DAYS_OF_A_WEEK ? Group.WEEK : Group.LATER;
    }
}
