package org.hearthline.web;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hearthline.consent.Address;
import org.hearthline.consent.Addresses;
import org.hearthline.consent.Consenting;
import org.hearthline.conversation.ForTheWorker;
import org.hearthline.conversation.ForTheWorker.Words;
import org.hearthline.meeting.Answered;
import org.hearthline.meeting.Invitation;
import org.hearthline.meeting.MeetingLinks;
import org.hearthline.meeting.Meetings;
import org.hearthline.platform.Role;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;

/** What visitors of their own page see, and what they answer there: the same use cases as an answer by text. */
@Singleton
class Visits {

    /** Who acts: whoever holds the link. */
    private static final Viewer VISITOR = new Viewer("participant", Role.SYSTEM);

    private final Pool pool;
    private final Transactions transactions;
    private final MeetingLinks links;
    private final Addresses addresses;
    private final Consenting consenting;
    private final Meetings meetings;
    private final ForTheWorker forTheWorker;
    private final ServiceClock clock;

    Visits(
            Pool pool,
            Transactions transactions,
            MeetingLinks links,
            Addresses addresses,
            Consenting consenting,
            Meetings meetings,
            ForTheWorker forTheWorker,
            ServiceClock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.links = links;
        this.addresses = addresses;
        this.consenting = consenting;
        this.meetings = meetings;
        this.forTheWorker = forTheWorker;
        this.clock = clock;
    }

    /** An answer, and who gave it. */
    record Visit(Visitor visitor, Answered answered) {}

    private interface Act {
        Uni<Answered> by(SqlConnection transaction, Visitor visitor);
    }

    /** Empty for a token that nobody has, or that has expired. */
    Uni<Optional<Visitor>> find(String token) {
        return pool.withConnection(connection ->
                visitor(connection, token, invitation -> addresses.of(connection, invitation.participantId())));
    }

    /**
     * One that is gone while others are left changes nothing: the page shows those. Where nothing is left, the worker hears of it.
     */
    Uni<Optional<Visit>> choose(String token, Instant at) {
        return act(token, (transaction, visitor) -> {
            Invitation invitation = visitor.invitation();
            List<Instant> left = invitation.times();
            return left.isEmpty() || left.contains(at) || at.equals(invitation.settledAt())
                    ? meetings.choose(
                            transaction, invitation.meetingId(), invitation.participantId(), at, visitor.now())
                    : Uni.createFrom().item(Answered.TAKEN);
        });
    }

    Uni<Optional<Visit>> keep(String token) {
        return act(
                token,
                (transaction, visitor) -> meetings.keep(
                        transaction,
                        visitor.invitation().meetingId(),
                        visitor.invitation().participantId(),
                        visitor.now()));
    }

    Uni<Optional<Visit>> otherTimes(String token, String words) {
        return act(token, (transaction, visitor) -> meetings.otherTimes(
                        transaction,
                        visitor.invitation().meetingId(),
                        visitor.invitation().participantId(),
                        words,
                        visitor.now())
                .call(answered ->
                        answered == Answered.OVER ? Uni.createFrom().voidItem() : tell(transaction, visitor, words)));
    }

    private Uni<Void> tell(SqlConnection transaction, Visitor visitor, String words) {
        Invitation invitation = visitor.invitation();
        Optional<Address> writer = visitor.address();
        return writer.isEmpty()
                ? Uni.createFrom().voidItem()
                : forTheWorker.keep(
                        transaction,
                        new Words(
                                "PAGE-" + UUID.randomUUID(),
                                writer.get(),
                                invitation.caseId(),
                                visitor.now(),
                                words,
                                "WORDS PAGE",
                                invitation.meetingId()),
                        visitor.now());
    }

    private Uni<Optional<Visit>> act(String token, Act act) {
        return transactions.writeOnPool(VISITOR, transaction -> visitor(
                        transaction, token, invitation -> consenting.lockAllOf(transaction, invitation.participantId()))
                .chain(found -> found.map(visitor -> (visitor.state().takesAnswers
                                        ? act.by(transaction, visitor)
                                        : Uni.createFrom().item(Answered.OVER))
                                .map(answered -> Optional.of(new Visit(visitor, answered))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<Optional<Visitor>> visitor(
            SqlConnection connection, String token, Function<Invitation, Uni<List<Address>>> addressesOf) {
        Instant now = clock.instant();
        return links.find(connection, token, now).chain(found -> found.map(invitation ->
                        addressesOf.apply(invitation).map(all -> Optional.of(new Visitor(invitation, all, now))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }
}
