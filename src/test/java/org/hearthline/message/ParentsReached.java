package org.hearthline.message;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hearthline.gate.Consents;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.channel.CarrierRecords;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.ChannelPort;
import org.hearthline.message.channel.Content;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.Outgoing;
import org.jspecify.annotations.Nullable;

/** The service with parents who have all consented, whose numbers are known, and a carrier of the test's own for texts. */
public final class ParentsReached implements QuarkusTestProfile {

    /** The beans below are none outside this profile: they must neither stand in for others nor beside them. */
    private static final String PROPERTY = "hearthline.test.parents-reached";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                PROPERTY,
                "true",
                "quarkus.arc.exclude-types",
                "org.hearthline.message.channel.sms.SmsChannel,org.hearthline.message.channel.sms.TwilioRecords,"
                        + "org.hearthline.gate.KeptConsents,org.hearthline.consent.ParentAddressBook,"
                        + "org.hearthline.consent.ConsentComposer,org.hearthline.meeting.MeetingComposer",
                "hearthline.send-timeout",
                "PT2S",
                "hearthline.probe-after",
                "PT0.3S");
    }

    @IfBuildProperty(name = PROPERTY, stringValue = "true")
    @Singleton
    public static class AllHaveConsented implements Consents {
        @Override
        public Uni<Void> lock(SqlConnection transaction, List<Due> messages) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Map<UUID, Consent>> of(SqlConnection transaction, List<Due> messages) {
            return Uni.createFrom()
                    .item(messages.stream()
                            .collect(Collectors.toMap(
                                    Due::id,
                                    message -> new Consent(State.ACTIVE, "L-1", Safety.UNKNOWN, null, null, false))));
        }
    }

    /** A participant's number is their id. */
    @IfBuildProperty(name = PROPERTY, stringValue = "true")
    @Singleton
    public static class Numbers implements AddressBook {
        @Override
        public boolean knows(Recipient.Kind kind) {
            return kind == Recipient.Kind.PARTICIPANT;
        }

        @Override
        public Uni<List<String>> addressesOf(Recipient recipient, Channel channel, @Nullable UUID addressId) {
            return Uni.createFrom().item(List.of(recipient.id()));
        }
    }

    /** A message's text is its id. */
    @IfBuildProperty(name = PROPERTY, stringValue = "true")
    @Singleton
    public static class Texts implements Composer {
        private static final Set<Purpose> PURPOSES = EnumSet.range(Purpose.CONSENT_CONFIRMATION, Purpose.REPLY_NOTE);

        @Override
        public boolean composes(Purpose purpose) {
            return PURPOSES.contains(purpose);
        }

        @Override
        public Uni<Composed> compose(UUID messageId, Recipient recipient, Channel channel, Instant now) {
            return Uni.createFrom().item(new Composed.Written(new Content("", messageId.toString(), null)));
        }
    }

    /** One hand-off: to whom, when it began by the machine's steady clock. */
    public record Begun(String address, UUID messageId, long nanos) {}

    /** Answers as the test says, by address; else it takes everything. */
    @IfBuildProperty(name = PROPERTY, stringValue = "true")
    @Singleton
    public static class Carrier implements ChannelPort {
        private final List<Begun> begun = new CopyOnWriteArrayList<>();
        private final Map<String, Function<Outgoing, Uni<HandOff>>> answers = new ConcurrentHashMap<>();

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public Uni<HandOff> handOff(Outgoing outgoing) {
            if (!outgoing.mayBegin().getAsBoolean()) {
                return Uni.createFrom().item(new HandOff.NotTaken("LEASE_LOST", false));
            }
            begun.add(new Begun(outgoing.address(), outgoing.attempt().messageId(), System.nanoTime()));
            return answers.getOrDefault(outgoing.address(), taken -> Uni.createFrom()
                            .item(new HandOff.Accepted("SM" + taken.attempt().messageId(), 1)))
                    .apply(outgoing);
        }

        void answers(String address, HandOff handOff) {
            answers.put(address, outgoing -> Uni.createFrom().item(handOff));
        }

        void answers(String address, Function<Outgoing, Uni<HandOff>> answer) {
            answers.put(address, answer);
        }

        void takesEverything() {
            answers.clear();
        }

        List<Begun> begunFor(String address) {
            return begun.stream().filter(each -> each.address().equals(address)).toList();
        }
    }

    /** What the carrier says that it took. */
    @IfBuildProperty(name = PROPERTY, stringValue = "true")
    @Singleton
    public static class Memory implements CarrierRecords {
        private final Map<String, List<Taken>> taken = new ConcurrentHashMap<>();

        void has(String address, Taken message) {
            taken.put(address, List.of(message));
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public Uni<List<Taken>> takenFor(String address, Instant from, Instant until) {
            return Uni.createFrom()
                    .item(taken.getOrDefault(address, List.of()).stream()
                            .filter(each ->
                                    !each.at().isBefore(from) && !each.at().isAfter(until))
                            .toList());
        }

        @Override
        public Uni<List<Received>> receivedSince(Instant from) {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<Void> redact(String carrierId) {
            return Uni.createFrom().voidItem();
        }
    }
}
