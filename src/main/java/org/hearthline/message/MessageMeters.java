package org.hearthline.message;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.sms.CarrierErrors;
import org.jspecify.annotations.Nullable;

/**
 * Counts what becomes of messages, where it is recorded. Every process counts its own steps: over processes they are summed. Labels hold
 * codes of ours and known ones of carriers alone.
 */
@Singleton
class MessageMeters {

    private static final Duration[] BOUNDS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Timer gate;
    private final Map<Channel, Timer> handOffs = new EnumMap<>(Channel.class);
    private final Counter leaseLosses;

    /** What is counted begins at zero: of a series that appears with its first event no rate can be taken. */
    MessageMeters(MeterRegistry registry, CarrierHealth health) {
        this.registry = registry;
        this.gate = Timer.builder("hearthline.gate")
                .description("What the gate took to judge a batch on current facts")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        this.leaseLosses = Counter.builder("hearthline.lease.losses")
                .description("Messages whose process died or stood still while it handed them over")
                .register(registry);
        for (Channel channel : Channel.values()) {
            handOffs.put(
                    channel,
                    Timer.builder("hearthline.hand.off")
                            .description("What the carrier took to answer a hand-off")
                            .tag("channel", channel.name())
                            .serviceLevelObjectives(BOUNDS)
                            .register(registry));
            Gauge.builder("hearthline.carrier.left.alone", () -> health.isSick(channel) ? 1 : 0)
                    .description("Whether this process leaves the carrier alone, since it gave no sensible answers")
                    .tag("channel", channel.name())
                    .register(registry);
            for (Purpose purpose : Purpose.values()) {
                Stream.of("accepted", "not_taken", "refused", "unknown")
                        .forEach(outcome -> handedOff(channel, purpose, outcome));
            }
            carrierErrors(channel, CarrierCode.OTHER);
        }
        CarrierErrors.all().forEach(error -> carrierErrors(Channel.SMS, CarrierErrors.reason(error.code())));
    }

    Timer gate() {
        return gate;
    }

    Timer handOffs(Channel channel) {
        Timer timer = handOffs.get(channel);
        if (timer == null) {
            throw new IllegalStateException("Every channel has a timer");
        }
        return timer;
    }

    /** A carrier's answer to one hand-off. */
    void handedOff(Channel channel, Purpose purpose, HandOff answer) {
        if (answer instanceof HandOff.Accepted) {
            handedOff(channel, purpose, "accepted").increment();
        } else if (answer instanceof HandOff.NotTaken notTaken) {
            handedOff(channel, purpose, "not_taken").increment();
            carrierError(channel, notTaken.reason());
        } else if (answer instanceof HandOff.Refused refused) {
            handedOff(channel, purpose, "refused").increment();
            carrierError(channel, refused.reason());
        } else if (answer instanceof HandOff.Unknown unknown) {
            handedOff(channel, purpose, "unknown").increment();
            carrierError(channel, unknown.reason());
        }
    }

    /** What the record of a message says anew. */
    void recorded(Channel channel, Purpose purpose, MessageStatus status, @Nullable String reason) {
        Counter.builder("hearthline.message.outcomes")
                .description("What was recorded of messages, step by step")
                .tag("channel", channel.name())
                .tag("purpose", purpose.name())
                .tag("status", status.name())
                .tag("reason", reason == null ? "" : CarrierCode.bounded(reason))
                .register(registry)
                .increment();
    }

    void carrierError(Channel channel, String reason) {
        carrierErrors(channel, CarrierCode.bounded(reason)).increment();
    }

    void leasesLost(int messages) {
        leaseLosses.increment(messages);
    }

    private Counter handedOff(Channel channel, Purpose purpose, String outcome) {
        return Counter.builder("hearthline.messages.handed.off")
                .description("Hand-offs to carriers, by what they answered")
                .tag("channel", channel.name())
                .tag("purpose", purpose.name())
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter carrierErrors(Channel channel, String code) {
        return Counter.builder("hearthline.carrier.errors")
                .description("Hand-offs and deliveries that did not succeed, by the carrier's code or ours")
                .tag("channel", channel.name())
                .tag("code", code)
                .register(registry);
    }
}
