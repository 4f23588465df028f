package org.hearthline.record.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.clockAt;
import static org.hearthline.Api.standAt;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.ServiceClock;
import org.hearthline.record.feed.EventRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is past its term goes by itself, and nothing before. */
@QuarkusTest
class RetentionTest {

    private static final LocalDate CLOSED = LocalDate.of(2026, 11, 5);

    @Inject
    Pool pool;

    @Inject
    Sealing sealing;

    @Inject
    ServiceClock clock;

    @Inject
    RetentionQueue queue;

    @Inject
    EventRows events;

    private EveryValue everyValue;
    private Seeded seeded;

    @BeforeEach
    void aMotherOfWhomEverythingIsKept() {
        // Events go from the front: one of another test, whose clock stood later, would keep this one's.
        while (events.prune(pool, Instant.parse("2999-01-01T00:00:00Z"), 5_000)
                        .await()
                        .indefinitely()
                > 0) {
            // Until none is left.
        }
        clockAt("2026-11-05T18:00:00Z");
        everyValue = new EveryValue(pool, sealing);
        seeded = new Seeded();
    }

    @AfterEach
    void letTheSweepBeDue() throws SQLException {
        Database.execute("update retention_sweep set due_at = '2020-01-01'");
    }

    @Test
    void closedCase_losesItsWordsTermByTerm() throws SQLException {
        seeded.close();
        String mark = seeded.mark;

        sweepOn(CLOSED.plusYears(3).minusDays(1));
        assertThat(readable()).contains("reply" + mark, "answer" + mark, seeded.family.phone.number());

        sweepOn(CLOSED.plusYears(3));
        assertThat(readable()).doesNotContain("answer" + mark).contains(seeded.name, "alone" + mark);
        assertThat(Database.query("select from reply where participant_id = ? and words is not null", seeded.mother))
                .isEmpty();
        assertThat(Database.query(
                        "select from address where participant_id = ? and (value is not null or position is not null)",
                        seeded.mother))
                .isEmpty();

        sweepOn(CLOSED.plusYears(7).minusDays(1));
        assertThat(readable()).contains(seeded.name, "alone" + mark, "search" + mark, "order" + mark);

        sweepOn(CLOSED.plusYears(7));
        assertThat(readable()).isEmpty();
        assertThat(as("system").get("/api/v1/cases/" + seeded.caseId).jsonPath().getList("participants.id"))
                .contains(seeded.mother, seeded.father);
    }

    @Test
    void openCase_keepsAllForAsLongAsItTakes() throws SQLException {
        sweepOn(CLOSED.plusYears(20));

        assertThat(readable()).containsExactlyElementsOf(seeded.values());
    }

    @Test
    void personWhoComesBack_isKeptAnew() throws SQLException {
        seeded.close();
        sweepOn(CLOSED.plusYears(7));
        assertThat(readable()).isEmpty();

        String again = "C2-" + seeded.caseId;
        Api.putCase(
                        "system",
                        again,
                        Api.motherAndChild(again, seeded.family.worker)
                                .replace("P-" + again, seeded.mother)
                                .replace("Maria Lopez", seeded.name))
                .then()
                .statusCode(200);

        assertThat(as("system").get("/api/v1/cases/" + again).jsonPath().getString("participants[0].name"))
                .isEqualTo(seeded.name);
        assertThat(as("system").get("/api/v1/cases/" + seeded.caseId).jsonPath().getString("participants[0].name"))
                .isNull();
        as("system")
                .queryParam("participantId", seeded.mother)
                .get("/api/v1/consents")
                .then()
                .statusCode(200);
        as("system").get("/api/v1/persons/" + seeded.mother + "/export").then().statusCode(200);
    }

    @Test
    void eventsAndWhatCarriersTold_goAfterDays_andWhatIsOpenStays() throws SQLException {
        String open =
                "update carrier_event set done_at = null where id in (select id from carrier_event where kind = 'TEXT'"
                        + " order by received_at desc limit 1) returning id";
        String openId = Database.query(open).get(0).get("id");

        sweepOn(CLOSED.plusDays(89));
        assertThat(Database.query("select from carrier_event where done_at < '2026-11-06'"))
                .isEmpty();
        assertThat(Database.query("select from carrier_event where id = ?", openId))
                .hasSize(1);
        assertThat(told()).isPositive();

        sweepOn(CLOSED.plusDays(91));
        assertThat(told()).isZero();
        Database.execute("update carrier_event set done_at = now(), outcome = 'TAKEN' where id = ?", openId);
    }

    private int told() {
        return Database.query("select from event where data ->> 'caseId' = ?", seeded.caseId)
                .size();
    }

    private void sweepOn(LocalDate day) throws SQLException {
        Database.execute("update retention_sweep set due_at = '2020-01-01'");
        standAt(day + "T15:00:00Z");
        int count;
        do {
            count = queue.runDue(clock.instant()).await().indefinitely();
        } while (count > 0);
        assertThat(Database.query(
                        "select due_at > ?::timestamptz as later from retention_sweep",
                        clock.instant().toString()))
                .containsExactly(Map.of("later", "t"));
    }

    /** What can still be read of the mother. */
    private List<String> readable() {
        List<String> all = everyValue.now();
        return seeded.values().stream()
                .filter(value -> all.stream().anyMatch(text -> text.contains(value)))
                .toList();
    }
}
