package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {

    private static final Instant FIRST = Instant.parse("2015-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2035-01-01T00:00:00Z");

    private static Instant dueAt(LocalDate dueOn, ZoneId zone) {
        Duty duty = new Duty(DutyKind.CONTACT, "CADENCE", null, List.of(), List.of("K-1"), List.of(), false);
        return new Finding(
                        RequirementKind.ONGOING_CONTACT,
                        dueOn,
                        dueOn,
                        RequirementStatus.OPEN,
                        duty,
                        Policies.tn318(),
                        null,
                        List.of())
                .asOf(dueOn, "P-1", zone)
                .dueAt();
    }

    /** Havana's midnight comes twice in autumn and counts the first time; Cairo's does not come at all in spring. */
    @ParameterizedTest
    @CsvSource({
        "America/Havana, 2026-10-31, 2026-11-01T04:00:00Z",
        "Africa/Cairo, 2026-04-23, 2026-04-23T22:00:00Z",
        "America/Chicago, 2026-10-31, 2026-11-01T05:00:00Z",
        "America/Chicago, 2026-11-01, 2026-11-02T06:00:00Z"
    })
    void clockThatChanges_dueAtTheFirstInstantOfTheNextDay(ZoneId zone, LocalDate dueOn, Instant expected) {
        assertThat(dueAt(dueOn, zone)).isEqualTo(expected);
    }

    @Test
    void everyClockChangeOfEveryZone_dueAtAsTheDayStartsThere() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            ZoneOffsetTransition change = zone.getRules().nextTransition(FIRST);
            while (change != null && change.getInstant().isBefore(LAST)) {
                LocalDate day = change.getDateTimeBefore().toLocalDate();
                for (int before = -1; before <= 1; before++) {
                    LocalDate dueOn = day.minusDays(before);
                    assertThat(dueAt(dueOn, zone))
                            .as("%s in %s", dueOn, id)
                            .isEqualTo(dueOn.plusDays(1).atStartOfDay(zone).toInstant());
                }
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
    }
}
