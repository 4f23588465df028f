package org.hearthline.message.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.CarrierCalls.accepted;
import static org.hearthline.CarrierCalls.inbound;
import static org.hearthline.CarrierCalls.newNumber;
import static org.hearthline.CarrierCalls.newSid;
import static org.hearthline.CarrierCalls.post;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hearthline.CarrierCalls;
import org.hearthline.Database;
import org.hearthline.message.channel.CarrierRecords.Received;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that came while the service could not be reached. */
@QuarkusTest
class MissedTextsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Inject
    Pool pool;

    @Inject
    CarrierEvents events;

    private final CarrierList carrier = new CarrierList();

    @BeforeEach
    void aServiceThatNeverReadTheList() throws SQLException {
        Database.execute("delete from inbound_cursor");
    }

    @Test
    void textThatWasMissed_isStoredOnceHoweverOftenTheListIsRead() throws Throwable {
        String sid = missed(NOW.minusSeconds(60));

        readAt(NOW);
        readAt(NOW.plus(FIVE_MINUTES));
        readAt(NOW.plus(FIVE_MINUTES.multipliedBy(2)));

        assertThat(stored(sid)).singleElement().satisfies(event -> assertThat(event)
                .containsEntry("kind", "TEXT")
                .doesNotContainEntry("sealed", null));
        assertThat(carrier.askedSince).hasSize(3).isSorted();
    }

    @Test
    void textThatWasCalledInToo_isOneRow() throws Throwable {
        String sid = missed(NOW.minusSeconds(60));
        accepted(post(CarrierCalls.INBOUND, inbound(sid, newNumber(), "as called in")));

        readAt(NOW);

        assertThat(stored(sid)).hasSize(1);
    }

    @Test
    void listIsReadAgain_onlyAfterFiveMinutes() throws Throwable {
        readAt(NOW);
        readAt(NOW.plus(FIVE_MINUTES).minusSeconds(1));

        assertThat(carrier.askedSince).hasSize(1);
    }

    @Test
    void carrierThatGaveNoAnswer_isAskedForTheSameTimeAgain() throws Throwable {
        readAt(NOW);
        carrier.silent = true;
        readAt(NOW.plus(Duration.ofHours(2)));
        readAt(NOW.plus(Duration.ofHours(4)));
        String sid = missed(NOW.plusSeconds(1));

        carrier.silent = false;
        readAt(NOW.plus(Duration.ofHours(6)));

        assertThat(stored(sid)).hasSize(1);
        assertThat(carrier.askedSince.get(3)).isBefore(NOW);
    }

    @Test
    void clockThatWasSetBack_doesNotWaitForItsOldTime() throws Throwable {
        readAt(NOW);

        readAt(NOW.minus(Duration.ofDays(30)));

        assertThat(carrier.askedSince).hasSize(2);
    }

    @Test
    void serviceWithoutACarrier_asksNobody() throws Throwable {
        MissedTexts texts = new MissedTexts(pool, events, new TextCarrier(Optional.empty()));

        VertxContextSupport.subscribeAndAwait(() -> texts.runDue(NOW));

        assertThat(Database.query("select * from inbound_cursor")).isEmpty();
    }

    private String missed(Instant at) {
        String sid = newSid();
        carrier.received.add(new Received(sid, newNumber(), "+16155559999", "are you there", false, at));
        return sid;
    }

    private void readAt(Instant now) throws Throwable {
        MissedTexts texts = new MissedTexts(pool, events, new TextCarrier(Optional.of(carrier)));
        VertxContextSupport.subscribeAndAwait(() -> texts.runDue(now));
    }

    private static List<Map<String, String>> stored(String sid) {
        return Database.query("select * from carrier_event where id = ?", sid);
    }
}
