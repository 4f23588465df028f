package org.hearthline.message.channel.sms;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.hearthline.message.channel.Attempt;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.ChannelPort;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.Outgoing;
import org.hearthline.message.channel.sms.CarrierAccount.Credentials;
import org.hearthline.platform.Faults;
import org.hearthline.platform.PublicUrl;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Texts over Twilio: one create is one POST. The carrier has no key by which it would know a repeated create, so nothing is repeated
 * here, and what cannot be told apart from success is {@code Unknown}.
 */
@Singleton
class SmsChannel implements ChannelPort {

    private static final Logger LOG = Logger.getLogger(SmsChannel.class);

    /** Within this time a text is not yet a surprise. */
    private static final Duration LONGEST_VALIDITY = Duration.ofMinutes(30);

    /** The least that the carrier takes (its error 21624). */
    private static final Duration SHORTEST_VALIDITY = Duration.ofSeconds(1);

    private final CarrierAccount account;
    private final CarrierLine line;
    private final String statusCallback;

    SmsChannel(CarrierAccount account, CarrierLine line, PublicUrl publicUrl) {
        this.account = account;
        this.line = line;
        this.statusCallback = publicUrl.at("/webhooks/twilio/status?attempt=");
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Uni<HandOff> handOff(Outgoing outgoing) {
        return account.credentials()
                .map(credentials ->
                        new QueuedHandOff(line, outgoing, turn -> create(outgoing, credentials, turn)).outcome())
                .orElseGet(() -> Uni.createFrom().item(new HandOff.NotTaken("SMS_NOT_CONFIGURED", true)));
    }

    private HandOff create(Outgoing outgoing, Credentials credentials, QueuedHandOff.Turn turn) {
        Duration validity = outgoing.validFor().minus(turn.waited());
        if (validity.compareTo(SHORTEST_VALIDITY) < 0) {
            // It would arrive when it no longer may, as in quiet hours. Judged again, it finds its next time.
            return new HandOff.NotTaken("NO_TIME_LEFT", false);
        }
        Exchange exchange = new Exchange(line, turn.mayBegin());
        TwilioRestClient client = new TwilioRestClient.Builder(credentials.accountSid(), credentials.authToken())
                .httpClient(exchange)
                .build();
        try {
            Message message = Message.creator(
                            new PhoneNumber(outgoing.address()),
                            credentials.messagingService(),
                            outgoing.content().text())
                    .setValidityPeriod((int) shorter(validity, LONGEST_VALIDITY).toSeconds())
                    .setStatusCallback(URI.create(statusCallback + outgoing.attempt()))
                    .create(client);
            return outcomeOf(message, outgoing.content().text(), exchange);
        } catch (RuntimeException fault) {
            return outcomeOf(fault, exchange, outgoing.attempt());
        }
    }

    private static HandOff outcomeOf(@Nullable Message message, String text, Exchange exchange) {
        if (message == null || message.getSid() == null) {
            return CarrierErrors.outcomeOf(CarrierErrors.NO_CODE, exchange.status());
        }
        return new HandOff.Accepted(message.getSid(), segments(message.getNumSegments(), text));
    }

    /** The carrier counts none as long as the messaging service has not chosen a sender. */
    private static int segments(@Nullable String counted, String text) {
        boolean isCount = counted != null && counted.matches("[1-9][0-9]{0,2}");
        return isCount ? Integer.parseInt(counted) : Segments.of(text).count();
    }

    private static HandOff outcomeOf(RuntimeException fault, Exchange exchange, Attempt attempt) {
        if (fault.getCause() instanceof Exchange.MayNotBegin) {
            return new HandOff.NotTaken("LEASE_LOST", false);
        }
        if (!(fault instanceof TwilioException)) {
            LOG.errorf("Attempt %s met a defect: %s", attempt, Faults.describe(fault));
        }
        if (!exchange.begun()) {
            return fault instanceof TwilioException
                    ? new HandOff.NotTaken("CARRIER_UNREACHABLE", true)
                    : new HandOff.NotTaken("NOT_PREPARED", false);
        }
        if (exchange.status() == 0) {
            return new HandOff.Unknown("CARRIER_NO_ANSWER", true);
        }
        return CarrierErrors.outcomeOf(codeOf(fault), exchange.status());
    }

    static int codeOf(RuntimeException fault) {
        @Nullable Integer code = fault instanceof ApiException answered ? answered.getCode() : null;
        return code == null ? CarrierErrors.NO_CODE : code;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
