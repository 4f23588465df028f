package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process whose clock is not the database's. */
@QuarkusTest
class ClockSkewTest {

    private static final double A_MOMENT = 5;

    @Inject
    ServiceClock clock;

    @Inject
    ClockSkew skew;

    @Inject
    MeterRegistry meters;

    @Inject
    RecentErrors errors;

    @Inject
    @All
    List<DueQueue> queues;

    @ParameterizedTest
    @ValueSource(longs = {-3600, 0, 3600})
    void processWithAnotherClock_isSeenInTheGaugeAndRaisesAnAlarmWhereItMatters(long ahead) throws Throwable {
        clock.follow(Duration.ofSeconds(ahead));
        long alarms = alarms();

        VertxContextSupport.subscribeAndAwait(skew::measure);

        assertThat(gauge()).isCloseTo(ahead, within(A_MOMENT));
        assertThat(alarms()).isEqualTo(ahead == 0 ? alarms : alarms + 1);
    }

    @Test
    void sandboxWhoseClockIsSetByHand_isNotWrong() throws Throwable {
        Api.standAt("2026-12-24T18:00:00Z");

        VertxContextSupport.subscribeAndAwait(skew::measure);

        assertThat(gauge()).isZero();
    }

    /** It is nine in the evening where the mother is, and the process believes that it is eight. */
    @Test
    void processAnHourBehind_doesNotTextAtNightAndAnotherOneDoesInTheMorning() throws Throwable {
        ZoneId zone = whereItIs(21);
        Family family = consentingAtNoonIn(zone);
        int before = family.phone.texts().size();
        clock.follow(Duration.ofHours(-1));

        dispatch();

        assertThat(family.phone.texts()).hasSize(before);
        assertThat(family.messages("MEETING_PROPOSAL")).containsExactly("DEFERRED QUIET_HOURS");
        Api.clockAt(
                today(zone).plusDays(1).atTime(9, 0).atZone(zone).toInstant().toString());
        assertThat(family.phone.texts()).hasSize(before + 1);
    }

    /** It is seven in the morning where the mother is, and the process believes that it is eight. */
    @Test
    void processAnHourAhead_doesNotTextBeforeDaybreakAndDoesNotTryAgainAtOnce() throws Throwable {
        ZoneId zone = whereItIs(7);
        Family family = consentingAtNoonIn(zone);
        int before = family.phone.texts().size();
        clock.follow(Duration.ofHours(1));

        dispatch();

        assertThat(family.phone.texts()).hasSize(before);
        assertThat(family.messages("MEETING_PROPOSAL")).containsExactly("DEFERRED QUIET_HOURS");
    }

    private double gauge() {
        return meters.get("hearthline.clock.skew").gauge().value();
    }

    private long alarms() {
        return errors.newestFirst().stream()
                .filter(error -> error.message().contains("clock"))
                .count();
    }

    /** A zone where this hour has begun, whenever the test runs. In these names a plus sign is west of Greenwich. */
    private static ZoneId whereItIs(int hour) {
        int behind = Math.floorMod(Instant.now().atZone(ZoneOffset.UTC).getHour() - hour + 14, 24) - 14;
        return ZoneId.of(behind == 0 ? "Etc/GMT" : "Etc/GMT" + (behind > 0 ? "+" : "") + behind);
    }

    private static LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(Instant.now(), zone);
    }

    /** She was offered times the day before, and the text waits. */
    private static Family consentingAtNoonIn(ZoneId zone) throws Exception {
        Instant yesterday =
                today(zone).minusDays(1).atTime(LocalTime.NOON).atZone(zone).toInstant();
        Api.clockAt(yesterday.toString());
        Family family = new Family();
        family.addresses("""
                        {"channel": "SMS", "value": "%s", "language": "en", "timeZone": "%s"}""".formatted(family.phone.number(), zone)).statusCode(200);
        family.consent("REQUEST").statusCode(201);
        Api.advance("PT0S");
        family.phone.writes("1");
        Instant slot = yesterday.plus(Duration.ofDays(5));
        Api.as(family.worker)
                .body("""
                        {"id": "%s", "caseId": "%s", "kind": "VISIT", "workerId": "%s", "placeKind": "OFFICE", "minutes": 60,
                         "attendees": [{"participantId": "%s", "required": true}], "slots": ["%s"]}
                        """.formatted(Api.newId("M"), family.caseId, family.worker, family.mother, slot))
                .post("/api/v1/meetings")
                .then()
                .statusCode(201);
        assertThat(Database.query(
                        "select 1 from message where recipient_id = ? and purpose = 'MEETING_PROPOSAL' and queued",
                        family.mother))
                .hasSize(1);
        return family;
    }

    private void dispatch() throws Throwable {
        for (DueQueue queue : queues) {
            if (queue.name().equals("messages")) {
                int done;
                do {
                    done = VertxContextSupport.subscribeAndAwait(() -> queue.runDue(clock.instant()));
                } while (done > 0);
            }
        }
    }
}
