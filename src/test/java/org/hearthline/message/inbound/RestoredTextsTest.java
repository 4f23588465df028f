package org.hearthline.message.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.advance;
import static org.hearthline.CarrierCalls.newSid;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.hearthline.Database;
import org.hearthline.message.BroughtBack;
import org.hearthline.message.channel.CarrierRecords.Received;
import org.junit.jupiter.api.Test;

/** Texts of which a database that was brought back knows nothing, and whose words the carrier may not have. */
@QuarkusTest
class RestoredTextsTest extends BroughtBack {

    private static final Instant NOW = Instant.parse("2026-11-24T18:00:00Z");

    @Inject
    Pool pool;

    @Inject
    CarrierEvents events;

    @Test
    void pictureWithoutWords_isReadAndHoldsUpNoMessage() throws Throwable {
        broughtBack();
        String sid = listed(false);
        advance("PT6M");
        resume();
        advance("PT6M");

        assertThat(outcome(sid)).isEqualTo("TAKEN");
        assertThat(family.tasks()).doesNotContain("MAY_HAVE_OPTED_OUT");
        assertThat(family.messages("MEETING_PROPOSAL")).singleElement().isIn("SENT", "DELIVERED");
        assertThat(family.phone.texts())
                .filteredOn(text -> text.contains("would like to meet"))
                .hasSize(1);
    }

    @Test
    void textWhoseWordsAreForgotten_holdsItsWritersMessagesUntilAWorkerHasAsked() throws Throwable {
        int texts = family.phone.texts().size();

        broughtBack();
        String sid = listed(true);
        advance("PT6M");
        resume();
        advance("PT6M");

        assertThat(outcome(sid)).isEqualTo("TAKEN");
        assertThat(family.tasks()).contains("MAY_HAVE_OPTED_OUT");
        assertThat(family.messages("MEETING_PROPOSAL")).containsExactly("HELD NEEDS_WORKER");
        assertThat(family.phone.texts()).hasSize(texts);
    }

    /** The mother sent it a moment ago; the carrier's list has it without words. */
    private String listed(boolean forgotten) throws Throwable {
        CarrierList carrier = new CarrierList();
        String sid = newSid();
        carrier.received.add(
                new Received(sid, family.phone.number(), "+16155559999", "", forgotten, NOW.minusSeconds(30)));
        MissedTexts texts = new MissedTexts(pool, events, new TextCarrier(Optional.of(carrier)));
        VertxContextSupport.subscribeAndAwait(() -> texts.runDue(NOW));
        return sid;
    }

    private static String outcome(String sid) {
        return Database.query("select outcome from carrier_event where id = ?", sid)
                .get(0)
                .get("outcome");
    }
}
