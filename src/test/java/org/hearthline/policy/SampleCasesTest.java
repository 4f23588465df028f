package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hearthline.sandbox.sample.SampleCase;
import org.hearthline.sandbox.sample.SampleCaseLoad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sandbox's cases show what they say that they show, on whatever day the sandbox starts. */
class SampleCasesTest {

    private static final int LOOKAHEAD_DAYS = 40;

    /** The beginning, the middle and the end of every month of a leap year and the year before. */
    static Stream<LocalDate> days() {
        return LocalDate.parse("2027-01-01")
                .datesUntil(LocalDate.parse("2029-01-01"))
                .filter(day -> day.getDayOfMonth() <= 3
                        || day.getDayOfMonth() == 15
                        || day.lengthOfMonth() - day.getDayOfMonth() <= 2);
    }

    @ParameterizedTest
    @MethodSource("days")
    void everySituation_showsWhatItSays(LocalDate today) {
        for (SampleCase each : SampleCaseLoad.asOf(today).cases()) {
            assertThat(shownBy(each, today)).as(each.situation()).containsAll(each.shows());
        }
    }

    @Test
    void wholeLoad_showsEveryStatusKindReasonDutyAndReviewOfCalendarMonths() {
        LocalDate today = LocalDate.parse("2026-11-23");
        Set<String> shown = new HashSet<>();
        SampleCaseLoad.asOf(today).cases().forEach(each -> shown.addAll(shownBy(each, today)));

        assertThat(shown)
                .containsAll(names(RequirementStatus.values()))
                .containsAll(names(DutyKind.values()))
                .containsAll(names(ReasonCode.values()))
                .containsAll(names(EnumSet.complementOf(EnumSet.of(ReviewKind.SOURCES_DISAGREE))
                        .toArray(ReviewKind[]::new)))
                .contains("INITIAL_CONTACT", "ONGOING_CONTACT", "DILIGENT_SEARCH", "needsReview");
    }

    private static Set<String> shownBy(SampleCase each, LocalDate today) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("case", each.document());
        each.contacts().forEach(request.withArray("contacts")::add);
        each.searches().forEach(request.withArray("searches")::add);
        CaseFacts facts = Example.facts(request);
        Rules rules = new Rules(Policies.tn318(), facts, ZoneId.of("America/Chicago"), WorkDays::isWorkDay);
        Set<String> shown = new TreeSet<>();
        for (Requirement requirement : rules.requirements(today, today.plusDays(LOOKAHEAD_DAYS))) {
            shown.add(requirement.status().name());
            shown.add(requirement.kind().name());
            requirement.reasons().forEach(reason -> shown.add(reason.code().name()));
            if (requirement.needsReview()) {
                shown.add("needsReview");
            }
        }
        new Reviews(PolicyVersions.of(Policies.tn318()), facts, List.of())
                .on(today)
                .forEach(review -> shown.add(review.kind().name()));
        for (Participant participant : facts.participants()) {
            Duty duty = rules.duty(participant.id(), today);
            shown.add(duty.kind().name());
            duty.reasons().forEach(reason -> shown.add(reason.code().name()));
        }
        return shown;
    }

    private static Set<String> names(Enum<?>[] values) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(values).map(Enum::name).forEach(names::add);
        return names;
    }
}
