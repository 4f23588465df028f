package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hearthline.casework.Agency;
import org.hearthline.consent.Address;
import org.hearthline.consent.Addresses;
import org.hearthline.consent.Choice;
import org.hearthline.consent.Question;
import org.hearthline.consent.Questions;
import org.hearthline.message.Composed;
import org.hearthline.message.Composer;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.Content;
import org.hearthline.message.text.Rendering;
import org.hearthline.message.text.TextKey;
import org.hearthline.message.text.TextParameters;
import org.hearthline.message.text.Texts;
import org.hearthline.message.text.TimeOption;
import org.hearthline.platform.Rows;
import org.jspecify.annotations.Nullable;

/** Writes the messages of meetings at the moment of hand-off: times that were taken since they were wanted are in none. */
@Singleton
class MeetingComposer implements Composer {

    private static final Set<Purpose> MEETINGS = EnumSet.range(Purpose.MEETING_PROPOSAL, Purpose.MEETING_CANCELLED);

    private static final String MESSAGE = """
            select m.address_id, p.text_key, p.meeting_id
            from message m join parent_message p on p.message_id = m.id where m.id = $1 and p.meeting_id is not null
            """;

    private final Pool pool;
    private final Invitations invitations;
    private final Addresses addresses;
    private final Questions questions;
    private final MeetingLinks links;
    private final CalendarFiles calendars;
    private final Texts texts;
    private final String brand;

    MeetingComposer(
            Pool pool,
            Invitations invitations,
            Addresses addresses,
            Questions questions,
            MeetingLinks links,
            CalendarFiles calendars,
            Texts texts,
            Agency agency) {
        this.pool = pool;
        this.invitations = invitations;
        this.addresses = addresses;
        this.questions = questions;
        this.links = links;
        this.calendars = calendars;
        this.texts = texts;
        this.brand = agency.brand();
    }

    /** All that a message is written from. */
    private record Facts(TextKey text, Invitation invitation, Optional<Address> address, Optional<Question> question) {

        /** The number of this answer, where it can be texted back. */
        @Nullable
        Integer numberOf(Choice choice) {
            return question.map(asked -> asked.numberOf(choice)).orElse(null);
        }

        @Nullable
        String language() {
            return address.map(Address::language).orElse(invitation.language());
        }
    }

    @Override
    public boolean composes(Purpose purpose) {
        return MEETINGS.contains(purpose);
    }

    @Override
    public Uni<Composed> compose(UUID messageId, Recipient recipient, Channel channel, Instant now) {
        return pool.withConnection(connection -> connection
                        .preparedQuery(MESSAGE)
                        .execute(Tuple.of(messageId))
                        .map(rows -> Rows.first(rows))
                        .chain(row -> row.map(message -> facts(connection, message, recipient, now))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .chain(facts -> facts.map(found -> compose(found, channel, now))
                        .orElseGet(() -> Uni.createFrom().item(new Composed.NothingLeft())));
    }

    private Uni<Optional<Facts>> facts(SqlConnection connection, Row message, Recipient recipient, Instant now) {
        TextKey text = TextKey.valueOf(message.getString("text_key"));
        String meetingId = message.getString("meeting_id");
        UUID addressId = message.getUUID("address_id");
        return invitations
                .find(connection, meetingId, recipient.id(), now)
                .chain(invitation -> addressId == null
                        ? Uni.createFrom()
                                .item(invitation.map(
                                        found -> new Facts(text, found, Optional.empty(), Optional.empty())))
                        : addresses.find(connection, addressId).chain(address -> questions
                                .openOf(connection, meetingId, recipient.id())
                                .map(open -> open.stream()
                                        .filter(question -> question.addressId().equals(addressId))
                                        .findFirst())
                                .map(question -> invitation.map(found -> new Facts(text, found, address, question)))));
    }

    private Uni<Composed> compose(Facts facts, Channel channel, Instant now) {
        Instant at = at(facts);
        List<TimeOption> times = times(facts, channel);
        if (isOffer(facts.text()) ? times.isEmpty() : at == null) {
            return Uni.createFrom().item(new Composed.NothingLeft());
        }
        Invitation invitation = facts.invitation();
        TextParameters.Builder parameters = TextParameters.of(
                        brand, facts.address().map(Address::zone).orElse(invitation.zone()))
                .worker(invitation.worker(), invitation.workerZone())
                .times(times)
                .otherTimes(facts.numberOf(Choice.OTHER_TIMES))
                .keep(facts.numberOf(Choice.KEEP))
                .at(at)
                .minutes(invitation.minutes())
                .place(invitation.placeKind());
        return switch (channel) {
            case SMS -> Uni.createFrom().item(written(facts, channel, parameters, at, now));
            case EMAIL -> links.of(invitation).map(link -> written(facts, channel, parameters.link(link), at, now));
        };
    }

    private Composed written(
            Facts facts, Channel channel, TextParameters.Builder parameters, @Nullable Instant at, Instant now) {
        Rendering rendering = texts.render(facts.text(), facts.language(), channel, parameters.build());
        if (!(rendering instanceof Rendering.Rendered rendered)) {
            return new Composed.NotYet("TEXT_NOT_APPROVED");
        }
        Content content = rendered.text().content();
        return new Composed.Written(
                channel == Channel.EMAIL && at != null
                        ? calendars
                                .of(facts.text(), facts.invitation(), at, now)
                                .map(content::with)
                                .orElse(content)
                        : content);
    }

    private static boolean isOffer(TextKey text) {
        return text.purpose() == Purpose.MEETING_PROPOSAL;
    }

    /** What is off is the time that they had, or had chosen; of those who had none yet, the first that was offered. */
    private static @Nullable Instant at(Facts facts) {
        Invitation invitation = facts.invitation();
        if (isOffer(facts.text())) {
            return null;
        }
        if (facts.text() != TextKey.MEETING_CANCELLED) {
            return invitation.settledAt();
        }
        return invitation.wasAt() != null
                ? invitation.wasAt()
                : Optional.ofNullable(invitation.chosen()).orElse(invitation.firstOffered());
    }

    /** By text under the numbers that they were asked with; an e-mail shows none. */
    private static List<TimeOption> times(Facts facts, Channel channel) {
        List<Instant> left = facts.invitation().times();
        if (!isOffer(facts.text())) {
            return List.of();
        }
        return switch (channel) {
            case EMAIL ->
                IntStream.range(0, left.size())
                        .mapToObj(i -> new TimeOption(i + 1, left.get(i)))
                        .toList();
            case SMS ->
                facts.question().map(Question::options).orElse(List.of()).stream()
                        .filter(option -> option.startsAt() != null && left.contains(option.startsAt()))
                        .map(option -> new TimeOption(option.number(), option.startsAt()))
                        .toList();
        };
    }
}
