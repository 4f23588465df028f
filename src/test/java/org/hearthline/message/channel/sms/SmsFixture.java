package org.hearthline.message.channel.sms;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hearthline.message.channel.Attempt;
import org.hearthline.message.channel.Content;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.Outgoing;
import org.hearthline.platform.PublicUrl;

/** The SMS channel with an account, and a text to send. */
final class SmsFixture {

    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
    static final String NUMBER = "+16155550142";
    static final String TEXT = "Are you free on Tuesday at 3?";
    static final Attempt ATTEMPT = new Attempt(UUID.fromString("0191e7a0-0000-7000-8000-000000000001"), 2);
    static final Duration SOON = Duration.ofSeconds(30);

    private SmsFixture() {}

    static CarrierAccount accountAt(URI carrier) {
        return new CarrierAccount(Optional.of(ACCOUNT), Optional.of(TOKEN), Optional.of(SERVICE), carrier);
    }

    static CarrierLine lineTo(URI carrier, int inFlight, Duration response, Duration send) {
        return new CarrierLine(accountAt(carrier), inFlight, response, send);
    }

    static SmsChannel channel(CarrierLine line) {
        return new SmsChannel(accountAt(line.baseUrl()), line, new PublicUrl("https://hearthline.agency.example"));
    }

    static Outgoing text() {
        return text(Duration.ofMinutes(20), () -> true);
    }

    static Outgoing text(Duration validFor, BooleanSupplier mayBegin) {
        return new Outgoing(ATTEMPT, NUMBER, new Content("", TEXT, null), true, validFor, mayBegin);
    }

    static HandOff handOff(CarrierLine line, Outgoing outgoing) {
        return channel(line).handOff(outgoing).await().atMost(SOON);
    }
}
