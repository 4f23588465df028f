package org.hearthline.record.measure;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.standAt;
import static org.hearthline.Api.supervisor;
import static org.hearthline.Api.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hearthline.policy.ReckonedCase;
import org.hearthline.policy.ReckonedCase.Fact;
import org.junit.jupiter.api.Test;

/** What is counted of stored cases is what a plain reading of the policies says of each, case by case. */
@QuarkusTest
class NaiveMeasuresTest {

    private static final String NOW = "2026-09-10T15:00:00Z";
    private static final int CASES = 36;

    private static final List<String> COUNTS = List.of(
            "CONTACT_OWED",
            "CONTACT_IN_TIME",
            "CONTACT_LATE",
            "CONTACT_MISSED",
            "CONTACT_OPEN",
            "CONTACT_LIFTED",
            "SEARCH_OWED",
            "SEARCH_IN_TIME",
            "SEARCH_LATE",
            "SEARCH_MISSED",
            "SEARCH_OPEN",
            "BEGAN",
            "ATTEMPT_MADE",
            "ATTEMPT_NONE",
            "INITIAL_MADE",
            "INITIAL_NONE",
            "EXEMPT",
            "EXEMPT_BY_ORDER",
            "EXEMPT_BY_GUARDIANSHIP",
            "EXEMPT_DECEASED",
            "EXEMPT_WITHOUT_CHILD");

    /** By the count of those whose days they are. */
    private static final Map<String, List<String>> DAYS = Map.of(
            "ATTEMPT_MADE", List.of("ATTEMPT_MEDIAN", "ATTEMPT_NINETIETH"),
            "INITIAL_MADE", List.of("INITIAL_MEDIAN", "INITIAL_NINETIETH"),
            "EXEMPT", List.of("EXEMPT_MEDIAN", "EXEMPT_NINETIETH"));

    private static final List<String> GROUPS = List.of(
            "UNIT",
            "ROLE MOTHER",
            "ROLE FATHER",
            "ROLE PARENT",
            "ROLE CAREGIVER",
            "ROLE KIN",
            "CUSTODY MOTHER",
            "CUSTODY FATHER",
            "CUSTODY NON_CUSTODIAL",
            "CUSTODY INCARCERATED",
            "CUSTODY OUT_OF_STATE");

    private final String unit = newId("U");
    private final String supervisor = newId("W");
    private final Map<String, ReckonedCase> cases = new TreeMap<>();

    @Test
    void storedCases_areCountedAsTheNaiveRulesReckonThem() {
        store();

        int counted = 0;
        int hidden = 0;
        for (LocalDate[] period : periods()) {
            List<Fact> facts = facts(period[0], period[1]);
            MeasuresAsked seen = MeasuresAsked.of(supervisor, period[0].toString(), period[1].toString());
            MeasuresAsked seenByOperators = MeasuresAsked.of("admin", period[0].toString(), period[1].toString());
            for (String group : GROUPS) {
                for (String measure : COUNTS) {
                    List<Fact> these = of(facts, measure, group);
                    String name = "%s of %s from %s".formatted(measure, group, period[0]);
                    assertThat(seen.value(unit, measure, group))
                            .as(name)
                            .isEqualByComparingTo(BigDecimal.valueOf(these.size()));
                    if (seenByOperators.isHidden(unit, measure, group)) {
                        assertThat(seenByOperators.value(unit, measure, group))
                                .as(name)
                                .isNull();
                        hidden++;
                    } else {
                        assertThat(seenByOperators.value(unit, measure, group))
                                .as(name)
                                .isEqualByComparingTo(BigDecimal.valueOf(these.size()));
                        assertThat(people(these)).as(name).matches(people -> people == 0 || people >= 5);
                    }
                    counted += these.size();
                }
                DAYS.forEach((measure, both) -> sameDays(seen, group, of(facts, measure, group), both));
            }
        }
        assertThat(counted).isGreaterThan(1500);
        assertThat(hidden).isGreaterThan(100);
    }

    private void sameDays(MeasuresAsked seen, String group, List<Fact> these, List<String> both) {
        List<Integer> days = these.stream().map(Fact::days).sorted().toList();
        for (int i = 0; i < both.size(); i++) {
            double share = i == 0 ? 0.5 : 0.9;
            BigDecimal value = seen.value(unit, both.get(i), group);
            if (days.isEmpty()) {
                assertThat(value).as(both.get(i)).isNull();
            } else {
                assertThat(value)
                        .as("%s of %s among %s", both.get(i), group, days)
                        .isEqualByComparingTo(BigDecimal.valueOf(days.get((int) Math.ceil(share * days.size()) - 1)));
            }
        }
    }

    private static Stream<LocalDate[]> months() {
        return Stream.iterate(YearMonth.of(2026, 1), month -> month.plusMonths(1))
                .limit(9)
                .map(month -> new LocalDate[] {month.atDay(1), month.atEndOfMonth()});
    }

    private static List<LocalDate[]> periods() {
        List<LocalDate[]> periods = new ArrayList<>(months().toList());
        periods.add(new LocalDate[] {LocalDate.of(2026, 1, 1), LocalDate.of(2026, 9, 30)});
        periods.add(new LocalDate[] {LocalDate.of(2026, 3, 17), LocalDate.of(2026, 3, 31)});
        return periods;
    }

    private List<Fact> facts(LocalDate from, LocalDate to) {
        return cases.entrySet().stream()
                .flatMap(each -> each.getValue().facts(each.getKey(), from, to, today(each.getValue())).stream())
                .toList();
    }

    private static List<Fact> of(List<Fact> facts, String measure, String group) {
        return facts.stream()
                .filter(fact -> fact.measure().equals(measure) && fact.groups().contains(group))
                .toList();
    }

    private static int people(List<Fact> facts) {
        Set<String> people = facts.stream().map(Fact::person).collect(toSet());
        return people.size();
    }

    private static LocalDate today(ReckonedCase each) {
        return LocalDate.ofInstant(Instant.parse(NOW), each.zone());
    }

    private void store() {
        standAt(NOW);
        supervisor(supervisor, unit);
        String worker = worker(newId("W"), unit, supervisor);
        for (ReckonedCase each : ReckonedCase.of(2026, CASES, 31_8)) {
            String caseId = newId("C");
            cases.put(caseId, each);
            putCase("system", caseId, each.document(caseId, worker).toString())
                    .then()
                    .statusCode(200);
            each.contacts(caseId, today(each)).forEach(contact -> post(caseId, "contacts", contact));
            each.searches(caseId, today(each)).forEach(search -> post(caseId, "searches", search));
        }
    }

    private static void post(String caseId, String what, ObjectNode document) {
        as("system")
                .body(document.toString())
                .post("/api/v1/cases/" + caseId + "/" + what)
                .then()
                .statusCode(201);
    }
}
