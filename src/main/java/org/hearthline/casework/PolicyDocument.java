package org.hearthline.casework;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;
import org.hearthline.policy.Cadence;
import org.hearthline.policy.CircumstanceKind;
import org.hearthline.policy.Mode;
import org.hearthline.policy.Policy;
import org.hearthline.policy.ReasonCode;
import org.hearthline.policy.ReminderPlan;
import org.hearthline.policy.Role;
import org.jspecify.annotations.Nullable;

/** A policy file, and a policy object in the API (CONTRACT, "Settings"). */
public record PolicyDocument(
        @NotNull @Identifier String id,
        @NotBlank @Size(max = 64) String version,
        @NotNull LocalDate effectiveFrom,
        @NotBlank @Size(max = 200) String title,
        @NotEmpty List<@NotNull Role> appliesTo,
        @NotNull Map<String, @NotNull @Valid CadenceDocument> cadence,
        @NotNull Map<String, @NotNull Period> initialWithin,
        @NotNull @Min(0) @Max(366) Integer resumeGrace,
        @NotNull Boolean childVisits,
        @Nullable @Min(1) @Max(3660) Integer exemptionReviewDays,
        @NotNull Map<String, @NotEmpty List<@NotNull Mode>> modes,
        @NotNull @Valid RemindersDocument reminders,
        @Nullable Map<String, @NotBlank @Size(max = 200) String> citations)
        implements Checked {

    private static final String DEFAULT = "default";

    /** Half a year. Ours: neither policy says how long an exemption stands before somebody looks at it again. */
    private static final int STANDARD_REVIEW_DAYS = 180;

    private static final Set<String> CIRCUMSTANCES = names(CircumstanceKind.values());

    /** What can be cited: the rules that demand something, the reasons that end a duty, and the circumstances. */
    private static final SortedSet<String> CITED = Stream.of(Policy.RULES, names(ReasonCode.values()), CIRCUMSTANCES)
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));

    /** How often contact is owed. */
    public enum CadenceKind {
        CALENDAR_MONTH,
        ROLLING_DAYS
    }

    public record CadenceDocument(
            @NotNull CadenceKind kind,
            @Nullable @Min(1) @Max(366) Integer days) {

        Cadence cadence() {
            return switch (kind) {
                case CALENDAR_MONTH -> new Cadence.CalendarMonth();
                case ROLLING_DAYS -> new Cadence.RollingDays(days == null ? 0 : days);
            };
        }
    }

    /** Days before and after a due date, and the hour in the worker's zone. */
    public record RemindersDocument(
            @NotNull @Size(max = 10) List<@NotNull @Min(0) @Max(366) Integer> lead,
            @NotNull @Size(max = 2) List<@NotNull @Min(1) @Max(366) Integer> overdue,
            @NotNull LocalTime at) {}

    @Override
    public void check(Errors errors) {
        eachOf(errors, "cadence", cadence, (area, each) -> {
            if (each.kind() != null && (each.kind() == CadenceKind.ROLLING_DAYS) != (each.days() != null)) {
                errors.add("cadence." + area + ".days", "must be given for ROLLING_DAYS, and only for it");
            }
        });
        eachOf(errors, "initialWithin", initialWithin, (area, period) -> {
            if (period.isNegative() || period.toTotalMonths() > 12 || period.getDays() > 366) {
                errors.add("initialWithin." + area, "must be from P0D to a year");
            }
        });
        eachOnce(errors, "appliesTo", appliesTo);
        eachOf(errors, "modes", modes, (name, accepted) -> {
            if (!name.equals(DEFAULT) && !CIRCUMSTANCES.contains(name)) {
                errors.add("modes." + name, "must be default or a circumstance: " + String.join(", ", CIRCUMSTANCES));
            }
            if (accepted.contains(Mode.TEXT) || accepted.contains(Mode.EMAIL)) {
                errors.add("modes." + name, "a text or an e-mail never satisfies contact");
            }
            eachOnce(errors, "modes." + name, accepted);
        });
        if (reminders != null) {
            eachOnce(errors, "reminders.lead", reminders.lead());
            eachOnce(errors, "reminders.overdue", reminders.overdue());
        }
        Objects.requireNonNullElse(citations, Map.<String, String>of()).keySet().stream()
                .filter(name -> !CITED.contains(name))
                .forEach(name -> errors.add("citations." + name, "must be one of " + String.join(", ", CITED)));
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** An element that stands there twice is a slip: another was meant. */
    private static void eachOnce(Errors errors, String field, @Nullable List<?> elements) {
        Set<Object> seen = new HashSet<>();
        CaseDocument.eachOf(field, elements == null ? List.of() : elements, (path, element) -> {
            if (!seen.add(element)) {
                errors.add(path, "must not stand here twice");
            }
        });
    }

    /** Each of a map; what is missing was named as wrong already. */
    private static <T> void eachOf(
            Errors errors, String field, @Nullable Map<String, T> byName, BiConsumer<String, T> check) {
        if (byName != null && !byName.containsKey(DEFAULT)) {
            errors.add(field + ".default", "must be given");
        }
        Objects.requireNonNullElse(byName, Map.<String, T>of()).forEach((name, each) -> {
            if (each != null) {
                check.accept(name, each);
            }
        });
    }

    /** Of a program area, which may be under {@code default}. */
    CadenceKind cadenceKind(String programArea) {
        CadenceDocument own = cadence.get(programArea);
        return own != null
                ? own.kind()
                : Objects.requireNonNull(cadence.get(DEFAULT)).kind();
    }

    Policy policy() {
        return new Policy(
                id,
                version,
                effectiveFrom,
                title,
                Set.copyOf(appliesTo),
                cadence.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .cadence())),
                initialWithin,
                resumeGrace,
                childVisits,
                exemptionReviewDays == null ? STANDARD_REVIEW_DAYS : exemptionReviewDays,
                modes,
                new ReminderPlan(reminders.lead(), reminders.overdue(), reminders.at()),
                citations == null ? Map.of() : citations);
    }
}
