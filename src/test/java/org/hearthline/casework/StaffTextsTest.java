package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.CarrierCalls.accepted;
import static org.hearthline.CarrierCalls.inbound;
import static org.hearthline.CarrierCalls.newNumber;
import static org.hearthline.CarrierCalls.newSid;
import static org.hearthline.CarrierCalls.post;
import static org.hearthline.CarrierCalls.text;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.Api;
import org.hearthline.CarrierCalls;
import org.hearthline.Database;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker says of their own texts, by text. */
@QuarkusTest
class StaffTextsTest {

    private static final String NOW = "2026-11-24T15:00:00Z";

    private final String worker = newId("W");
    private final String phone = newNumber();

    @Inject
    StaffAddressBook addressBook;

    @Inject
    StaffTexts texts;

    @Inject
    Pool pool;

    @BeforeEach
    void aWorkerWhoChoseTexts() {
        Api.clockAt(NOW);
        put(worker, phone, "[\"EMAIL\", \"SMS\"]");
    }

    @Test
    void workerWhoChoseTexts_isReachedAtTheirPhone() throws Throwable {
        assertThat(phones(worker)).containsExactly(phone);
        assertThat(Database.everyRow()).noneMatch(row -> row.contains(phone.substring(1)));
    }

    @Test
    void workerWhoDidNotChooseTexts_isNotReachedByThem() throws Throwable {
        put(worker, phone, "[\"EMAIL\"]");

        assertThat(phones(worker)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", " stop. ", "Basta", "opt out"})
    void stop_endsTextsAndNotTheEmail(String body) throws Throwable {
        said(body);

        assertThat(phones(worker)).isEmpty();
        assertThat(addresses(worker, Channel.EMAIL)).contains(worker + "@agency.example");
    }

    @Test
    void textThatTheCarrierTookAsAStop_endsTextsToo() throws Throwable {
        Map<String, String> form = inbound(newSid(), phone, "ya no");
        form.put("OptOutType", "STOP");
        accepted(post(CarrierCalls.INBOUND, form));
        Api.advance("PT0S");

        assertThat(phones(worker)).isEmpty();
    }

    @Test
    void stop_cancelsWhatWaitsAsATextAndNothingElse() throws SQLException {
        UUID asText = waiting(worker, "SMS");
        UUID asEmail = waiting(worker, "EMAIL");
        UUID ofAnother = waiting(newId("W"), "SMS");

        said("STOP");

        assertThat(message(asText))
                .containsEntry("status", "DROPPED")
                .containsEntry("reason", "OPTED_OUT")
                .containsEntry("queued", "f")
                .doesNotContainEntry("final_at", null);
        assertThat(message(asEmail)).containsEntry("status", "QUEUED");
        assertThat(message(ofAnother)).containsEntry("status", "QUEUED");
        assertThat(Database.query("select status, reason from message_outcome where message_id = ?", asText))
                .containsExactly(Map.of("status", "DROPPED", "reason", "OPTED_OUT"));
        Database.execute("update message set queued = false where id in (?, ?)", asEmail, ofAnother);
    }

    @Test
    void stopTwiceAndThenStart_resumes() throws Throwable {
        said("STOP");
        said("stop");
        said("START");

        assertThat(phones(worker)).containsExactly(phone);
    }

    @Test
    void stopAndStartBeforeEitherWasRead_countInTheOrderInWhichTheyCame() throws Throwable {
        text(phone, "STOP");
        Api.standAt("2026-11-24T15:00:01Z");
        text(phone, "START");
        Api.standAt("2026-11-24T15:00:02Z");
        text(phone, "STOP");
        Api.advance("PT0S");

        assertThat(phones(worker)).isEmpty();
    }

    @Test
    void startThatComesToUsLate_undoesNoStopWrittenAfterIt() throws Throwable {
        Api.standAt("2026-11-24T15:05:00Z");
        said("STOP");
        Api.standAt("2026-11-24T15:00:00Z");
        said("START");

        assertThat(phones(worker)).isEmpty();
    }

    @Test
    void documentThatIsPutAgain_doesNotResume() throws Throwable {
        said("STOP");

        put(worker, phone, "[\"EMAIL\"]");
        put(worker, phone, "[\"EMAIL\", \"SMS\"]");

        assertThat(phones(worker)).isEmpty();
    }

    @Test
    void carrierThatSaysTheyOptedOut_endsTextsToo() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> pool.withTransaction(transaction -> texts.optedOut(
                transaction,
                new Recipient(Recipient.Kind.WORKER, worker),
                Channel.SMS,
                null,
                "TWILIO_21610",
                Instant.parse(NOW))));

        assertThat(phones(worker)).isEmpty();
    }

    @Test
    void textOfAnotherNumber_changesNothing() throws Throwable {
        text(newNumber(), "STOP");
        Api.advance("PT0S");

        assertThat(phones(worker)).containsExactly(phone);
    }

    @Test
    void otherWords_changeNothingAndAreTaken() throws Throwable {
        String sid = said("running late");

        assertThat(phones(worker)).containsExactly(phone);
        assertThat(Database.query("select outcome from carrier_event where id = ?", sid))
                .containsExactly(Map.of("outcome", "TAKEN"));
    }

    @Test
    void twoWhoShareAPhone_bothStop() throws Throwable {
        String mate = newId("W");
        put(mate, phone, "[\"SMS\"]");

        said("STOP");

        assertThat(phones(worker)).isEmpty();
        assertThat(phones(mate)).isEmpty();
    }

    @Test
    void stop_standsInTheAuditTrailUnderTheWorkersName() {
        said("STOP");

        assertThat(Database.query("""
                        select actor, after ->> 'texts_stopped_at' as stopped from audit_entry
                        where entity = 'worker' and after ->> 'id' = ? order by seq desc limit 1
                        """, worker)).singleElement().satisfies(entry -> assertThat(entry)
                .containsEntry("actor", worker)
                .doesNotContainEntry("stopped", null));
    }

    @Test
    void workerKeptBeforeThereWereHashes_isKnownOnceTheirDocumentIsPutAgain() throws Throwable {
        Database.changeFacts("update worker set phone_hash = null where id = ?", worker);
        assertThat(phones(worker)).isEmpty();

        put(worker, phone, "[\"EMAIL\", \"SMS\"]");

        assertThat(phones(worker)).containsExactly(phone);
    }

    private String said(String body) {
        String sid = text(phone, body);
        Api.advance("PT0S");
        return sid;
    }

    private static void put(String worker, String phone, String alerts) {
        as("system")
                .body("""
                        {"name": "Dana Reed", "email": "%s@agency.example", "phone": "%s", "unit": "U-1",
                         "timeZone": "America/Chicago", "role": "WORKER", "alerts": %s}
                        """.formatted(worker, phone, alerts))
                .put("/api/v1/workers/" + worker)
                .then()
                .statusCode(200);
    }

    private static UUID waiting(String recipient, String channel) throws SQLException {
        UUID id = UUID.randomUUID();
        Database.execute("""
                insert into message (id, purpose, recipient_kind, recipient_id, channel, status, created_at, due_at, attempts, queued)
                values (?, 'WORKER_DIGEST', 'WORKER', ?, ?, 'QUEUED', now(), '2099-01-01', 0, true)
                """, id, recipient, channel);
        Database.execute(
                "insert into message_recipient (recipient_id, message_id, recipient_kind) values (?, ?, 'WORKER')",
                recipient,
                id);
        return id;
    }

    private static Map<String, String> message(UUID id) {
        return Database.query("select * from message where id = ?", id).get(0);
    }

    private List<String> phones(String id) throws Throwable {
        return addresses(id, Channel.SMS);
    }

    private List<String> addresses(String id, Channel channel) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> addressBook.addressesOf(new Recipient(Recipient.Kind.WORKER, id), channel, null));
    }
}
