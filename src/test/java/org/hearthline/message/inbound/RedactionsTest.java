package org.hearthline.message.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.newId;
import static org.hearthline.CarrierCalls.newNumber;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hearthline.Api;
import org.hearthline.CarrierCalls;
import org.hearthline.Database;
import org.hearthline.platform.ServiceClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Having the carrier forget words that have served. */
@QuarkusTest
class RedactionsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");

    @Inject
    Pool pool;

    @Inject
    ServiceClock clock;

    @Inject
    InboundQueue inbound;

    private final CarrierList carrier = new CarrierList();

    @BeforeEach
    void nothingToForget() throws SQLException {
        Api.clockAt(NOW.toString());
        Database.execute("delete from redaction");
    }

    @Test
    void messageThatReachedItsEnd_isForgottenOnce() throws Throwable {
        SentMessage message = SentMessage.to("WORKER", newId("W"));
        message.told("sent");
        applyWhatWasTold();
        forgetAt(NOW);
        assertThat(carrier.forgotten).isEmpty();

        message.told("delivered").told("read");
        applyWhatWasTold();
        forgetAt(NOW);
        forgetAt(NOW.plus(Duration.ofDays(1)));

        assertThat(carrier.forgotten).containsExactly(message.sid());
    }

    @Test
    void textThatWasRead_isForgottenOnce() throws Throwable {
        String sid = CarrierCalls.text(newNumber(), "see you at three");
        forgetAt(NOW);
        assertThat(carrier.forgotten).isEmpty();

        applyWhatWasTold();
        forgetAt(NOW);
        forgetAt(NOW.plus(Duration.ofDays(1)));

        assertThat(carrier.forgotten).containsExactly(sid);
    }

    @Test
    void carrierThatGaveNoAnswer_isAskedAgainLater() throws Throwable {
        String sid = CarrierCalls.text(newNumber(), "see you at three");
        applyWhatWasTold();
        carrier.silent = true;
        forgetAt(NOW);
        carrier.silent = false;

        forgetAt(NOW.plusSeconds(59));
        assertThat(carrier.forgotten).isEmpty();
        forgetAt(NOW.plusSeconds(60));

        assertThat(carrier.forgotten).containsExactly(sid);
    }

    /** And nothing else: the service's own queue would ask the sandbox's carrier. */
    private void applyWhatWasTold() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> inbound.runDue(NOW));
    }

    private void forgetAt(Instant now) throws Throwable {
        Redactions redactions = new Redactions(pool, clock, new TextCarrier(Optional.of(carrier)));
        VertxContextSupport.subscribeAndAwait(() -> redactions.runDue(now));
    }
}
