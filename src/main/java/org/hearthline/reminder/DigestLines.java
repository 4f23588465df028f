package org.hearthline.reminder;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hearthline.casework.Names;
import org.hearthline.casework.PolicyShelf;
import org.hearthline.platform.PublicUrl;
import org.hearthline.policy.Mode;
import org.hearthline.policy.ReminderTarget;
import org.hearthline.policy.RequirementKind;

/** Puts requirements into the words of a digest. Pure: a plain function of what is kept and the instant. */
final class DigestLines {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);

    /** Nobody reads more, and the mail client writes a letter's lines by recursion: one of some hundred contacts ended its stack. */
    private static final int MOST_LISTED = 100;

    private enum Part {
        OVERDUE("Overdue"),
        TODAY("Due today"),
        THIS_WEEK("Due this week"),
        COMING("Coming");

        private final String heading;

        Part(String heading) {
            this.heading = heading;
        }

        static Part of(LocalDate dueOn, LocalDate today) {
            if (dueOn.isBefore(today)) {
                return OVERDUE;
            }
            if (dueOn.equals(today)) {
                return TODAY;
            }
            LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            return dueOn.isAfter(sunday) ? COMING : THIS_WEEK;
        }
    }

    private final ReminderTarget target;
    private final Map<String, ZoneId> zones;
    private final PolicyShelf policies;
    private final Names names;
    private final PublicUrl publicUrl;
    private final Instant now;

    DigestLines(
            ReminderTarget target,
            Map<String, ZoneId> zones,
            PolicyShelf policies,
            Names names,
            PublicUrl publicUrl,
            Instant now) {
        this.target = target;
        this.zones = zones;
        this.policies = policies;
        this.names = names;
        this.publicUrl = publicUrl;
        this.now = now;
    }

    Digest of(List<KeptRequirement> requirements, List<MeetingToLog> meetings) {
        Map<Part, List<Digest.Line>> parts = new EnumMap<>(Part.class);
        requirements.stream()
                .sorted(Comparator.comparing(DigestLines::dueOn).thenComparing(requirement -> requirement.key))
                .forEach(requirement -> parts.computeIfAbsent(
                                Part.of(dueOn(requirement), today(requirement)), any -> new ArrayList<>())
                        .add(line(requirement)));
        return new Digest(
                switch (target) {
                    case WORKER -> "Your contacts";
                    case SUPERVISOR -> "Your unit's contacts";
                },
                meetings.stream().map(this::line).toList(),
                sections(parts),
                switch (target) {
                    case WORKER -> publicUrl.at("/");
                    case SUPERVISOR -> publicUrl.at("/supervision");
                });
    }

    private static List<Digest.Section> sections(Map<Part, List<Digest.Line>> parts) {
        List<Digest.Section> sections = new ArrayList<>();
        int room = MOST_LISTED;
        for (Map.Entry<Part, List<Digest.Line>> part : parts.entrySet()) {
            List<Digest.Line> lines = part.getValue();
            List<Digest.Line> listed = lines.subList(0, Math.min(room, lines.size()));
            room -= listed.size();
            sections.add(new Digest.Section(part.getKey().heading, lines.size(), listed));
        }
        return sections;
    }

    /** What is overdue or due today, as a text; empty when nothing is. */
    Optional<DigestText> text(String brand, List<KeptRequirement> requirements) {
        List<KeptRequirement> pressing = requirements.stream()
                .filter(requirement -> !dueOn(requirement).isAfter(today(requirement)))
                .sorted(Comparator.comparing(DigestLines::dueOn).thenComparing(requirement -> requirement.key))
                .toList();
        if (pressing.isEmpty()) {
            return Optional.empty();
        }
        int overdue = (int) pressing.stream()
                .filter(requirement -> dueOn(requirement).isBefore(today(requirement)))
                .count();
        KeptRequirement first = pressing.get(0);
        return Optional.of(new DigestText(
                brand,
                overdue,
                pressing.size() - overdue,
                new DigestText.First(
                        names.ofWithRoleByInitials(first.caseId, first.subject), what(first.kind), dueOn(first)),
                publicUrl.at("")));
    }

    private Digest.Line line(KeptRequirement requirement) {
        return new Digest.Line(
                names.ofWithRole(requirement.caseId, requirement.subject),
                requirement.caseId,
                what(requirement.kind),
                byWhen(dueOn(requirement), today(requirement)),
                counts(requirement.modes()),
                why(requirement),
                switch (target) {
                    case WORKER -> "";
                    case SUPERVISOR -> names.workerOf(requirement.caseId);
                },
                publicUrl.at("/cases/" + requirement.caseId));
    }

    private Digest.Meeting line(MeetingToLog meeting) {
        return new Digest.Meeting(
                DATE.format(meeting.on),
                names.ofWithRole(meeting.caseId, meeting.participantId),
                meeting.caseId,
                publicUrl.at("/cases/" + meeting.caseId));
    }

    private LocalDate today(KeptRequirement requirement) {
        return LocalDate.ofInstant(now, Objects.requireNonNull(zones.get(requirement.caseId)));
    }

    /** Where the rule that made the requirement is written; else the policy's title, or its id where it is no longer in force. */
    private String why(KeptRequirement requirement) {
        return requirement.citation != null
                ? requirement.citation
                : policies.find(requirement.policyId)
                        .map(policy -> policy.inForceOn(requirement.opensOn).title())
                        .orElse(requirement.policyId);
    }

    private static LocalDate dueOn(KeptRequirement requirement) {
        return Objects.requireNonNull(requirement.dueOn);
    }

    private static String what(RequirementKind kind) {
        return switch (kind) {
            case INITIAL_CONTACT -> "initial contact";
            case ONGOING_CONTACT -> "contact";
            case DILIGENT_SEARCH -> "diligent search";
            case CHILD_VISIT -> "visit";
        };
    }

    private static String byWhen(LocalDate dueOn, LocalDate today) {
        long days = DAYS.between(today, dueOn);
        String away = days == 0 ? "today" : days > 0 ? "in " + daysInWords(days) : daysInWords(-days) + " overdue";
        return "by " + DATE.format(dueOn) + " (" + away + ")";
    }

    private static String daysInWords(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static String counts(List<Mode> modes) {
        return modes.isEmpty()
                ? "a logged search"
                : modes.stream().map(DigestLines::inWords).collect(Collectors.joining(", "));
    }

    private static String inWords(Mode mode) {
        return switch (mode) {
            case FACE_TO_FACE -> "face to face";
            case VIDEO -> "video";
            case PHONE -> "phone";
            case LETTER -> "letter";
            case TEXT -> "text";
            case EMAIL -> "e-mail";
        };
    }
}
