package org.hearthline.message;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.hearthline.gate.Consents;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.ChannelPort;
import org.hearthline.message.channel.Content;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.Outgoing;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for consent, addresses, texts and the mail server where the outbox alone is measured. {@link BenchProfile} enables it.
 * An alternative takes the place of all others of its type: only consent has one for all.
 */
final class OpenPorts {

    private OpenPorts() {}

    @Alternative
    @Singleton
    static class EverybodyConsents implements Consents {

        private static final Consent ACTIVE = new Consent(State.ACTIVE, "bench", Safety.SAFE, null, null, false);

        @Override
        public Uni<Void> lock(SqlConnection transaction, List<Due> messages) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Map<UUID, Consent>> of(SqlConnection transaction, List<Due> messages) {
            Map<UUID, Consent> all = new HashMap<>();
            messages.forEach(message -> all.put(message.id(), ACTIVE));
            return Uni.createFrom().item(all);
        }
    }

    @IfBuildProperty(name = BenchProfile.BENCH, stringValue = "true")
    @Priority(1)
    @Singleton
    static class Addresses implements AddressBook {

        @Override
        public boolean knows(Recipient.Kind kind) {
            return kind == Recipient.Kind.PARTICIPANT;
        }

        @Override
        public Uni<List<String>> addressesOf(Recipient recipient, Channel channel, @Nullable UUID addressId) {
            return Uni.createFrom().item(List.of(address(recipient, channel)));
        }

        private static String address(Recipient recipient, Channel channel) {
            return switch (channel) {
                case EMAIL -> recipient.id() + "@family.example";
                case SMS -> "+1615" + (2_000_000 + Math.floorMod(recipient.id().hashCode(), 7_000_000));
            };
        }
    }

    @IfBuildProperty(name = BenchProfile.BENCH, stringValue = "true")
    @Priority(1)
    @Singleton
    static class ShortText implements Composer {

        private static final Composed TEXT = new Composed.Written(
                new Content("Reminder", "See you on Friday at 3 PM. Reply STOP to opt out.", null));

        @Override
        public boolean composes(Purpose purpose) {
            return purpose == Purpose.MEETING_REMINDER;
        }

        @Override
        public Uni<Composed> compose(UUID messageId, Recipient recipient, Channel channel, Instant now) {
            return Uni.createFrom().item(TEXT);
        }
    }

    @IfBuildProperty(name = BenchProfile.BENCH, stringValue = "true")
    @Singleton
    static class AcceptingChannel implements ChannelPort {

        private static final int AT_ONCE = 200;

        private final LongAdder taken = new LongAdder();

        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }

        @Override
        public int atOnce() {
            return AT_ONCE;
        }

        @Override
        public Uni<HandOff> handOff(Outgoing outgoing) {
            return Uni.createFrom().item(() -> {
                taken.increment();
                return new HandOff.Accepted(null, null);
            });
        }

        long taken() {
            return taken.sum();
        }
    }
}
