package org.hearthline.policy;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Says a duty or a requirement in one plain sentence, as a worker would say it aloud, with its rule and evidence. */
public final class Explanation {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final UnaryOperator<String> nameOf;

    /** @param nameOf how a participant or child is named, by id */
    public Explanation(UnaryOperator<String> nameOf) {
        this.nameOf = nameOf;
    }

    /** What is owed to this participant on this day, and why. */
    public String of(Duty duty, String participantId, LocalDate day) {
        String person = nameOf.apply(participantId);
        return "On " + DATE.format(day) + " "
                + switch (duty.kind()) {
                    case CONTACT -> "contact with " + person + owed(duty, person, " is owed");
                    case DILIGENT_SEARCH -> "a diligent search for " + person + owed(duty, person, " is owed");
                    case NONE -> "nothing is owed to " + person + ", because " + grounds(duty.reasons());
                }
                + ".";
    }

    private String owed(Duty duty, String person, String isOwed) {
        return isOwed
                + onBehalfOf(duty.childIds())
                + counting(duty.accepts())
                + because(duty.rule(), duty.citation(), person)
                + exceptions(duty.reasons());
    }

    /** What is or was owed, until when, how it stands, and why. */
    public String of(Requirement requirement) {
        String person = nameOf.apply(requirement.subject());
        String what = named(requirement);
        if (requirement.childIds().isEmpty()) {
            return "No " + what + " is owed" + window(requirement) + ", because " + grounds(requirement.reasons())
                    + (requirement.metBy() == null
                            ? ""
                            : "; contact " + requirement.metBy() + " took place all the same")
                    + ".";
        }
        boolean isVisit = requirement.kind() == RequirementKind.CHILD_VISIT;
        return "A " + what + (isPast(requirement.status()) ? " was owed" : " is owed")
                + (isVisit ? "" : onBehalfOf(requirement.childIds()))
                + window(requirement)
                + counting(requirement.accepts())
                + because(requirement.rule(), requirement.citation(), person)
                + exceptions(requirement.reasons())
                + stand(requirement)
                + ".";
    }

    /** That the facts no longer ask for it at all. */
    public String ofWithdrawn(Requirement requirement) {
        return "The " + named(requirement) + window(requirement) + " is no longer asked for.";
    }

    private String named(Requirement requirement) {
        String person = nameOf.apply(requirement.subject());
        return switch (requirement.kind()) {
            case INITIAL_CONTACT -> "first contact with " + person;
            case ONGOING_CONTACT -> "contact with " + person;
            case DILIGENT_SEARCH -> "diligent search for " + person;
            case CHILD_VISIT -> "visit with " + person;
        };
    }

    private static boolean isPast(RequirementStatus status) {
        return switch (status) {
            case MET, MET_LATE, MISSED -> true;
            case SUPPRESSED, UPCOMING, OPEN, OVERDUE -> false;
        };
    }

    private static String window(Requirement requirement) {
        LocalDate dueOn = requirement.dueOn();
        String from = DATE.format(requirement.opensOn());
        return dueOn == null ? " since " + from : " from " + from + " to " + DATE.format(dueOn);
    }

    private static String stand(Requirement requirement) {
        String effort =
                (requirement.kind() == RequirementKind.DILIGENT_SEARCH ? "search " : "contact ") + requirement.metBy();
        return switch (requirement.status()) {
            case MET -> "; " + effort + " met it in time";
            case MET_LATE -> "; " + effort + " met it late";
            case SUPPRESSED -> "";
            case UPCOMING -> "; its window has not opened";
            case OPEN -> "; it is open";
            case OVERDUE -> "; it is overdue";
            case MISSED -> "; it was missed";
        };
    }

    private String onBehalfOf(List<String> childIds) {
        return " for " + joined(childIds.stream().map(nameOf).toList());
    }

    private static String counting(List<Mode> modes) {
        return modes.isEmpty()
                ? ""
                : ", "
                        + joinedBy(
                                " or ", modes.stream().map(Explanation::inWords).toList());
    }

    private static String inWords(Mode mode) {
        return switch (mode) {
            case FACE_TO_FACE -> "face to face";
            case VIDEO -> "by video";
            case PHONE -> "by phone";
            case LETTER -> "by letter";
            case TEXT -> "by text";
            case EMAIL -> "by e-mail";
        };
    }

    private static String because(String rule, @Nullable String citation, String person) {
        String why =
                switch (rule) {
                    case Policy.CADENCE -> "as the policy asks";
                    case Policy.CASE_PLAN -> "as often as the case plan asks";
                    case Policy.CHILD_VISIT -> "as the policy asks for every child in the case";
                    case Policy.DILIGENT_SEARCH -> "because " + under(CircumstanceKind.MISSING, person);
                    default -> "because " + under(CircumstanceKind.valueOf(rule), person);
                };
        return ", " + why + source(null, citation);
    }

    private static String under(CircumstanceKind circumstance, String person) {
        return switch (circumstance) {
            case OUT_OF_STATE -> person + " is out of state";
            case INCARCERATED -> person + " is incarcerated";
            case MISSING -> person + " is missing";
            case DECEASED -> person + " has died";
            case RIGHTS_TERMINATED -> "the rights of " + person + " are terminated";
        };
    }

    private String exceptions(List<Reason> reasons) {
        return perGround(reasons).stream()
                .map(ground -> "; but not for " + joined(ground.children()) + ", "
                        + switch (ground.code()) {
                            case FULL_GUARDIANSHIP -> "who " + isOrAre(ground.children()) + " in full guardianship";
                            case RELEASED_BY_COURT_ORDER ->
                                "for whom a court order releases the Department from reasonable efforts";
                            case NOT_STARTED, CASE_CLOSED, LEFT_CASE, ROLE_NOT_COVERED, DECEASED, NO_CHILD_IN_CASE ->
                                "because " + inWords(ground);
                        }
                        + source(ground.evidence(), ground.citation()))
                .collect(joining());
    }

    private String grounds(List<Reason> reasons) {
        return joined(perGround(reasons).stream()
                .map(ground -> inWords(ground) + source(ground.evidence(), ground.citation()))
                .toList());
    }

    private static String inWords(Ground ground) {
        return switch (ground.code()) {
            case NOT_STARTED -> "the case had not opened or they had not joined it";
            case CASE_CLOSED -> "the case is closed";
            case LEFT_CASE -> "they have left the case";
            case ROLE_NOT_COVERED -> "the policy does not cover their role";
            case DECEASED -> "they have died";
            case NO_CHILD_IN_CASE -> "no child of theirs is in the case";
            case FULL_GUARDIANSHIP ->
                joined(ground.children()) + " " + isOrAre(ground.children()) + " in full guardianship";
            case RELEASED_BY_COURT_ORDER ->
                "a court order releases the Department from reasonable efforts for " + joined(ground.children());
        };
    }

    private static String isOrAre(List<String> names) {
        return names.size() == 1 ? "is" : "are";
    }

    /** One ground, and the children whom it is about, by name. */
    private record Ground(
            ReasonCode code,
            @Nullable String evidence,
            @Nullable String citation,
            List<String> children) {}

    private List<Ground> perGround(List<Reason> reasons) {
        Map<Reason, List<String>> children = new LinkedHashMap<>();
        for (Reason reason : reasons) {
            List<String> names = children.computeIfAbsent(
                    new Reason(reason.code(), null, reason.evidence(), reason.citation()), any -> new ArrayList<>());
            if (reason.childId() != null) {
                names.add(nameOf.apply(reason.childId()));
            }
        }
        return children.entrySet().stream()
                .map(each -> new Ground(
                        each.getKey().code(),
                        each.getKey().evidence(),
                        each.getKey().citation(),
                        each.getValue()))
                .toList();
    }

    private static String source(@Nullable String evidence, @Nullable String citation) {
        List<String> sources = new ArrayList<>();
        if (evidence != null) {
            sources.add(evidence);
        }
        if (citation != null) {
            sources.add(citation);
        }
        return sources.isEmpty() ? "" : " (" + String.join("; ", sources) + ")";
    }

    private static String joined(List<String> names) {
        return joinedBy(" and ", names);
    }

    private static String joinedBy(String last, List<String> parts) {
        int count = parts.size();
        return count <= 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, count - 1)) + last + Objects.requireNonNull(parts.get(count - 1));
    }
}
