package org.hearthline.policy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy file: what an agency may set of the rules.
 *
 * @param cadence by program area, with one under {@code default}
 * @param initialWithin how soon the first contact is due (31.8 A.1: "within the timeframes outlined in each program
 *     area policy"), by program area, with one under {@code default}
 * @param resumeGrace days that a duty has at least when it begins or resumes late
 * @param childVisits whether visits with the children are owed as well
 * @param exemptionReviewDays how old an exemption may be, in days, before somebody is to review it
 * @param modes what satisfies contact: under {@code default}, and under the name of a circumstance for those who are
 *     in it
 * @param citations where a rule is written, by reason code or rule name
 */
public record Policy(
        String id,
        String version,
        LocalDate effectiveFrom,
        String title,
        Set<Role> appliesTo,
        Map<String, Cadence> cadence,
        Map<String, Period> initialWithin,
        int resumeGrace,
        boolean childVisits,
        int exemptionReviewDays,
        Map<String, List<Mode>> modes,
        ReminderPlan reminders,
        Map<String, String> citations) {

    static final String CADENCE = "CADENCE";

    static final String CASE_PLAN = "CASE_PLAN";
    static final String CHILD_VISIT = "CHILD_VISIT";
    static final String DILIGENT_SEARCH = "DILIGENT_SEARCH";

    /** The names under which rules that demand something are cited, beside those of circumstances. */
    public static final Set<String> RULES = Set.of(CADENCE, CASE_PLAN, CHILD_VISIT, DILIGENT_SEARCH);

    private static final String DEFAULT = "default";

    /**
     * @throws IllegalArgumentException when a map lacks {@code default}, a text or e-mail is to satisfy contact, or a
     *     length is negative, or an exemption is never to grow old
     */
    public Policy {
        appliesTo = Set.copyOf(appliesTo);
        cadence = withDefault("cadence", cadence);
        initialWithin = withDefault("initialWithin", initialWithin);
        modes = withDefault(
                "modes",
                modes.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue()))));
        citations = Map.copyOf(citations);
        if (modes.values().stream().flatMap(Collection::stream).anyMatch(mode -> !mode.canSatisfyContact())) {
            throw new IllegalArgumentException("modes: a text or an e-mail never satisfies contact");
        }
        if (initialWithin.values().stream().anyMatch(Period::isNegative)) {
            throw new IllegalArgumentException("initialWithin: a period must not be negative");
        }
        if (resumeGrace < 0) {
            throw new IllegalArgumentException("resumeGrace: must not be negative");
        }
        if (exemptionReviewDays < 1) {
            throw new IllegalArgumentException("exemptionReviewDays: must be at least 1");
        }
    }

    private static <T> Map<String, T> withDefault(String field, Map<String, T> byName) {
        if (!byName.containsKey(DEFAULT)) {
            throw new IllegalArgumentException(field + ": has no " + DEFAULT);
        }
        return Map.copyOf(byName);
    }

    /** The cadence for this program area. */
    Cadence cadenceFor(String programArea) {
        return of(cadence, programArea);
    }

    /** How soon the first contact is due in this program area. */
    Period initialWithinFor(String programArea) {
        return of(initialWithin, programArea);
    }

    /**
     * The name of the rule by which contact is owed to this participant on this day: the circumstance that widens what
     * satisfies it (31.8 A.2), else what the case plan asks for (31.8 A.3), else the cadence (31.8 A.1).
     */
    String contactRuleFor(Participant participant, LocalDate day) {
        for (CircumstanceKind circumstance : CircumstanceKind.values()) {
            if (modes.containsKey(circumstance.name()) && participant.isUnder(circumstance, day)) {
                return circumstance.name();
            }
        }
        return participant.contactEveryDays() != null ? CASE_PLAN : CADENCE;
    }

    /** What satisfies contact that is owed by this rule. */
    List<Mode> modesUnder(String rule) {
        return of(modes, rule);
    }

    /** Where this rule is written, if the policy says so. */
    @Nullable
    String citationOf(String rule) {
        return citations.get(rule);
    }

    /**
     * What tells what this policy asks from what any other asks, the same in every process: of its title, reminders and
     * citations it says nothing, since no requirement stands otherwise for them.
     */
    public String fingerprint() {
        String asks = String.join(
                "\n",
                new TreeSet<>(appliesTo).toString(),
                new TreeMap<>(cadence).toString(),
                new TreeMap<>(initialWithin).toString(),
                Integer.toString(resumeGrace),
                Boolean.toString(childVisits),
                new TreeMap<>(modes).toString());
        return UUID.nameUUIDFromBytes(asks.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Its name and version. */
    public PolicyVersion named() {
        return new PolicyVersion(id, version);
    }

    @SuppressWarnings("NullAway") // the constructor has seen a default in each map
    private static <T> T of(Map<String, T> byName, String name) {
        T named = byName.get(name);
        return named != null ? named : byName.get(DEFAULT);
    }
}
