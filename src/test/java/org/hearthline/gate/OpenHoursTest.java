package org.hearthline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Quiet hours in every US zone, and over both changes of the clocks. */
class OpenHoursTest {

    private static final LocalTime EIGHT = LocalTime.of(8, 0);
    private static final LocalTime NINE_PM = LocalTime.of(21, 0);
    private static final LocalDate SPRING =
            LocalDate.of(2027, Month.MARCH, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.SUNDAY));
    private static final LocalDate FALL =
            LocalDate.of(2026, Month.NOVEMBER, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.SUNDAY));

    static Stream<Object[]> zonesAroundClockChanges() {
        return Stream.concat(
                        OpenHours.US.stream(),
                        Stream.of(
                                        "America/Puerto_Rico",
                                        "America/Indiana/Indianapolis",
                                        "America/Detroit",
                                        "America/Boise")
                                .map(ZoneId::of))
                .flatMap(zone -> Stream.of(SPRING, FALL)
                        .flatMap(day -> Stream.of(day.minusDays(1), day, day.plusDays(1)))
                        .map(day -> new Object[] {zone, day}));
    }

    @ParameterizedTest
    @MethodSource("zonesAroundClockChanges")
    void everyDay_opensAtEightAndClosesAtNineByTheLocalClock(ZoneId zone, LocalDate day) {
        List<OpenHours> hours = List.of(new OpenHours(EIGHT, NINE_PM, List.of(zone)));
        Instant midnight = day.atStartOfDay(zone).toInstant();

        Instant opens = OpenHours.nextOpening(midnight, hours).orElseThrow();
        Instant closes = OpenHours.closing(opens, hours);

        assertThat(opens.atZone(zone)).isEqualTo(ZonedDateTime.of(day, EIGHT, zone));
        assertThat(closes.atZone(zone)).isEqualTo(ZonedDateTime.of(day, NINE_PM, zone));
        assertThat(OpenHours.nextOpening(closes, hours).orElseThrow().atZone(zone))
                .isEqualTo(ZonedDateTime.of(day.plusDays(1), EIGHT, zone));
        assertThat(Duration.between(opens, closes)).isEqualTo(Duration.ofHours(13));
    }

    /** Half past two does not exist on that Sunday in spring. */
    @ParameterizedTest
    @CsvSource({"02:30,2027-03-14T08:30:00Z", "03:00,2027-03-14T08:00:00Z"})
    void openingInAnHourThatTheClockSkips_isRightAfterIt(LocalTime from, Instant opens) {
        ZoneId nashville = ZoneId.of("America/Chicago");
        OpenHours hours = new OpenHours(from, LocalTime.of(5, 0), List.of(nashville));

        assertThat(OpenHours.nextOpening(SPRING.atStartOfDay(nashville).toInstant(), List.of(hours)))
                .contains(opens);
    }

    @ParameterizedTest
    @CsvSource({
        // Eight in Honolulu, when it is noon or one in New York, until nine in New York.
        "2026-11-24T12:00:00Z,2026-11-24T18:00:00Z,2026-11-25T02:00:00Z",
        "2027-07-01T12:00:00Z,2027-07-01T18:00:00Z,2027-07-02T01:00:00Z",
        "2026-11-25T02:00:00Z,2026-11-25T18:00:00Z,2026-11-26T02:00:00Z"
    })
    void zoneUnknownAndOutOfState_onlyHoursThatAreOpenInEveryUsZone(Instant now, Instant opens, Instant closes) {
        List<OpenHours> hours = List.of(new OpenHours(EIGHT, NINE_PM, OpenHours.US));

        assertThat(OpenHours.nextOpening(now, hours)).contains(opens);
        assertThat(OpenHours.closing(opens, hours)).isEqualTo(closes);
    }

    @Property
    void nextOpening_isTheFirstInstantAtWhichEveryClockReadsBetweenEightAndNine(
            @ForAll("minutes") Instant now, @ForAll("zones") List<ZoneId> zones) {
        OpenHours hours = new OpenHours(EIGHT, NINE_PM, zones);

        Instant opening = OpenHours.nextOpening(now, List.of(hours)).orElseThrow();

        assertThat(opening).isAfterOrEqualTo(now);
        assertThat(hours.isOpen(opening)).isTrue();
        zones.forEach(zone -> assertThat(LocalTime.ofInstant(opening, zone)).isBetween(EIGHT, NINE_PM.minusSeconds(1)));
        for (Instant before = now; before.isBefore(opening); before = before.plus(Duration.ofMinutes(30))) {
            assertThat(hours.isOpen(before)).isFalse();
        }
    }

    @Provide
    Arbitrary<Instant> minutes() {
        return Arbitraries.longs().between(0, 3L * 366 * 24 * 60).map(minutes -> Instant.parse("2026-01-01T00:00:00Z")
                .plus(Duration.ofMinutes(minutes)));
    }

    @Provide
    Arbitrary<List<ZoneId>> zones() {
        return Arbitraries.of(OpenHours.US).list().ofMinSize(1).ofMaxSize(3);
    }
}
