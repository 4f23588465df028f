package org.hearthline.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

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
        String sentence = "On " + DATE.format(day) + " "
                + switch (duty.kind()) {
                    case CONTACT ->
                        "contact with " + person + " is owed" + onBehalfOf(duty.childIds()) + counting(duty.accepts())
                                + because(duty.rule(), duty.citation());
                    case DILIGENT_SEARCH ->
                        "a diligent search for " + person + " is owed" + onBehalfOf(duty.childIds())
                                + because(duty.rule(), duty.citation());
                    case NONE -> "nothing is owed to " + person + ", because " + grounds(duty.reasons());
                };
        return sentence + (duty.isOwed() ? exceptions(duty.reasons()) : "") + ".";
    }

    /** What is or was owed, until when, how it stands, and why. */
    public String of(Requirement requirement) {
        String person = nameOf.apply(requirement.subject());
        String what =
                switch (requirement.kind()) {
                    case INITIAL_CONTACT -> "A first contact with " + person;
                    case ONGOING_CONTACT -> "Contact with " + person;
                    case DILIGENT_SEARCH -> "A diligent search for " + person;
                    case CHILD_VISIT -> "A visit with " + person;
                };
        boolean past = isPast(requirement.status());
        if (requirement.childIds().isEmpty()) {
            return what + (past ? " was" : " is") + " not owed" + window(requirement) + ", because "
                    + grounds(requirement.reasons()) + met(requirement) + ".";
        }
        boolean isVisit = requirement.kind() == RequirementKind.CHILD_VISIT;
        return what + (past ? " was owed" : " is owed")
                + (isVisit ? "" : onBehalfOf(requirement.childIds()))
                + window(requirement)
                + counting(requirement.accepts())
                + because(requirement.rule(), requirement.citation())
                + exceptions(requirement.reasons())
                + met(requirement)
                + ".";
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

    private static String met(Requirement requirement) {
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

    private static String because(String rule, @Nullable String citation) {
        String why =
                switch (rule) {
                    case Policy.CADENCE -> "as the policy asks of every parent and caregiver";
                    case Policy.CASE_PLAN -> "as often as the case plan asks";
                    case Policy.CHILD_VISIT -> "as the policy asks for every child in the case";
                    case Policy.DILIGENT_SEARCH -> "while they are missing";
                    default -> "while they are " + rule.toLowerCase(Locale.ROOT).replace('_', ' ');
                };
        return ", " + why + (citation == null ? "" : " (" + citation + ")");
    }

    private String exceptions(List<Reason> reasons) {
        return reasons.isEmpty() ? "" : "; but " + joinedBy("; ", perGround(reasons, "nothing for "));
    }

    private String grounds(List<Reason> reasons) {
        return joinedBy(" and ", perGround(reasons, ""));
    }

    /** One clause for each ground, with the children whom it is about. */
    private List<String> perGround(List<Reason> reasons, String nothingFor) {
        record Ground(
                ReasonCode code,
                @Nullable String evidence,
                @Nullable String citation) {}
        Map<Ground, List<String>> children = reasons.stream()
                .collect(groupingBy(
                        reason -> new Ground(reason.code(), reason.evidence(), reason.citation()),
                        LinkedHashMap::new,
                        mapping(reason -> reason.childId() == null ? "" : nameOf.apply(reason.childId()), toList())));
        List<String> clauses = new ArrayList<>();
        children.forEach(
                (ground, names) -> clauses.add((nothingFor.isEmpty() ? "" : nothingFor + joined(names) + ", because ")
                        + inWords(ground.code(), joined(names))
                        + source(ground.evidence(), ground.citation())));
        return clauses;
    }

    private static String inWords(ReasonCode code, String children) {
        return switch (code) {
            case NOT_STARTED -> "the case had not opened or they had not joined it";
            case CASE_CLOSED -> "the case is closed";
            case LEFT_CASE -> "they have left the case";
            case ROLE_NOT_COVERED -> "the policy does not cover their role";
            case DECEASED -> "they have died";
            case NO_CHILD_IN_CASE -> "no child of theirs is in the case";
            case FULL_GUARDIANSHIP -> "there is full guardianship of " + children;
            case RELEASED_BY_COURT_ORDER ->
                "a court order releases the Department of reasonable efforts for " + children;
        };
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
