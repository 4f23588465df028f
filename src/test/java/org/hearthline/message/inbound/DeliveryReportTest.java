package org.hearthline.message.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.newId;
import static org.hearthline.CarrierCalls.accepted;
import static org.hearthline.CarrierCalls.post;
import static org.hearthline.CarrierCalls.status;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.hearthline.Api;
import org.hearthline.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the carrier's callback to the state of the message. */
@QuarkusTest
class DeliveryReportTest {

    private static final String NOW = "2026-11-24T15:00:00Z";

    @BeforeEach
    void aStandingClock() {
        Api.clockAt(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "queued, SENT",
        "accepted, SENT",
        "scheduled, SENT",
        "sending, SENT",
        "sent, SENT",
        "partially_delivered, SENT",
        "delivered, DELIVERED",
        "read, DELIVERED",
        "undelivered, UNDELIVERED",
        "failed, FAILED",
        "canceled, FAILED"
    })
    void wordOfTheCarrier_becomesTheStatusThatItMeans(String word, String status) {
        SentMessage message = aMessage().told(word);

        Api.advance("PT0S");

        assertThat(message.row()).containsEntry("status", status).containsEntry("carrier_id", message.sid());
    }

    @Test
    void callbackBeforeTheOutcomeIsStored_provesThatItWasTaken() {
        SentMessage message = aMessage();
        assertThat(message.status()).isEqualTo("SENDING");

        message.told("sent");
        Api.advance("PT0S");

        assertThat(message.row()).containsEntry("status", "SENT").containsEntry("reason", null);
    }

    @Test
    void failureWithItsCode_isKeptAsTheReason() {
        SentMessage message = aMessage().told("undelivered", 30003);

        Api.advance("PT0S");

        assertThat(message.row()).containsEntry("status", "UNDELIVERED").containsEntry("reason", "TWILIO_30003");
    }

    /** Shuffled, doubled and tripled, applied one by one or all at once: seeded, so that a failure can be repeated. */
    @Test
    void callbacksInAnyOrderAndNumber_leadToOneState() {
        List<String> words = List.of("queued", "sending", "sent", "delivered");
        Random random = new Random(20261124);
        for (List<String> order : permutations(words)) {
            SentMessage message = aMessage();
            List<String> calls = new ArrayList<>(order);
            for (int i = random.nextInt(9); i > 0; i--) {
                calls.add(random.nextInt(calls.size()), order.get(random.nextInt(order.size())));
            }
            for (String word : calls) {
                message.told(word);
                if (random.nextBoolean()) {
                    Api.advance("PT0S");
                }
            }
            Api.advance("PT0S");

            assertThat(message.row())
                    .as(calls.toString())
                    .containsEntry("status", "DELIVERED")
                    .containsEntry("reason", null);
            assertThat(eventsOf(message.sid())).as(calls.toString()).hasSize(words.size());
            assertThat(Database.query("select * from redaction where carrier_id = ?", message.sid()))
                    .hasSize(1);
        }
    }

    @Test
    void failureAndItsEarlierWords_endAsTheFailureInAnyOrder() {
        for (List<String> order : permutations(List.of("queued", "sent", "undelivered"))) {
            SentMessage message = aMessage();
            order.forEach(word -> {
                if (word.equals("undelivered")) {
                    message.told(word, 30005);
                } else {
                    message.told(word);
                }
                Api.advance("PT0S");
            });

            assertThat(message.row())
                    .as(order.toString())
                    .containsEntry("status", "UNDELIVERED")
                    .containsEntry("reason", "TWILIO_30005");
        }
    }

    @Test
    void attemptThatWeNeverMade_isKeptAndMarkedSo() {
        SentMessage stranger = new SentMessage(UUID.randomUUID(), "SM" + "0".repeat(31) + "1").told("delivered");
        SentMessage ours = aMessage();
        accepted(post(ours.path(2), status(ours.sid(), "delivered")));

        Api.advance("PT0S");

        assertThat(outcomes(stranger.sid())).containsExactly("UNKNOWN_ATTEMPT");
        assertThat(outcomes(ours.sid())).containsExactly("UNKNOWN_ATTEMPT");
        assertThat(ours.status()).isEqualTo("SENDING");
    }

    @Test
    void wordThatTheCarrierAdded_isKeptAndChangesNothing() {
        SentMessage message = aMessage().told("teleported");

        Api.advance("PT0S");

        assertThat(outcomes(message.sid())).containsExactly("UNKNOWN_STATUS");
        assertThat(message.status()).isEqualTo("SENDING");
    }

    @Test
    void eventThatCannotBeApplied_isPutOffAndHoldsUpNoOther() throws SQLException {
        SentMessage bad = aMessage().told("delivered");
        Database.execute(
                "update carrier_event set kind = 'TEXT', number_hash = '\\x00', sealed = null where carrier_id = ?",
                bad.sid());
        SentMessage good = aMessage().told("delivered");

        Api.advance("PT0S");

        assertThat(good.status()).isEqualTo("DELIVERED");
        Map<String, String> event = eventsOf(bad.sid()).get(0);
        assertThat(event).containsEntry("done_at", null).containsEntry("tries", "1");
        assertThat(Database.query(
                        "select due_at > ?::timestamptz as later from carrier_event where carrier_id = ?",
                        NOW,
                        bad.sid()))
                .containsExactly(Map.of("later", "t"));

        Database.execute("delete from carrier_event where carrier_id = ?", bad.sid());
    }

    private static SentMessage aMessage() {
        return SentMessage.to("WORKER", newId("W"));
    }

    private static List<Map<String, String>> eventsOf(String sid) {
        return Database.query("select * from carrier_event where carrier_id = ? order by id", sid);
    }

    private static List<String> outcomes(String sid) {
        return eventsOf(sid).stream().map(event -> event.get("outcome")).toList();
    }

    private static List<List<String>> permutations(List<String> words) {
        if (words.isEmpty()) {
            return List.of(Collections.emptyList());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : words) {
            List<String> rest = new ArrayList<>(words);
            rest.remove(first);
            for (List<String> tail : permutations(rest)) {
                List<String> one = new ArrayList<>();
                one.add(first);
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
