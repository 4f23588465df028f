package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hearthline.meeting.MeetingViews.Seen;
import org.hearthline.meeting.ProposalDocument.AttendeeDocument;
import org.hearthline.message.text.TextKey;
import org.hearthline.platform.Documents;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Viewer;
import org.hearthline.platform.Wakeups;

/** Proposes a meeting: keeps it, and offers its times to everybody who is asked. */
@Singleton
class ProposeMeeting {

    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('meeting ' || $1, 0))";

    private final Pool pool;
    private final MeetingRows rows;
    private final Proposals proposals;
    private final Asking asking;
    private final MeetingViews views;
    private final Tokens tokens;
    private final Sealing sealing;
    private final Documents documents;
    private final ServiceClock clock;
    private final Wakeups wakeups;

    ProposeMeeting(
            Pool pool,
            MeetingRows rows,
            Proposals proposals,
            Asking asking,
            MeetingViews views,
            Tokens tokens,
            Sealing sealing,
            Documents documents,
            ServiceClock clock,
            Wakeups wakeups) {
        this.pool = pool;
        this.rows = rows;
        this.proposals = proposals;
        this.asking = asking;
        this.views = views;
        this.tokens = tokens;
        this.sealing = sealing;
        this.documents = documents;
        this.clock = clock;
        this.wakeups = wakeups;
    }

    /** The same id with the same words is answered the same, with the meeting as it stands now. */
    Uni<Seen> propose(Viewer viewer, ProposalDocument said) {
        Instant now = clock.instant();
        ProposalDocument proposal = said.withId(
                Objects.requireNonNullElseGet(said.id(), () -> UUID.randomUUID().toString()));
        String id = Objects.requireNonNull(proposal.id());
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(ALONE)
                        .execute(Tuple.of(id))
                        .chain(() -> rows.find(transaction, id))
                        .chain(existing -> existing.isPresent()
                                ? repeated(transaction, viewer, existing.get(), proposal)
                                : add(transaction, viewer, id, proposal, now))
                        .chain(meeting -> views.seen(transaction, meeting, now)))
                .invoke(wakeups::wake);
    }

    private Uni<KeptMeeting> repeated(
            SqlConnection transaction, Viewer viewer, KeptMeeting existing, ProposalDocument proposal) {
        return rows.findVisible(transaction, viewer, existing.id)
                .chain(visible -> sealing.key(transaction, existing.owner()).map(keys -> {
                    Buffer fingerprint = Objects.requireNonNull(existing.fingerprint);
                    boolean same = visible.isPresent()
                            && fingerprint(proposal).equals(keys.open(existing.owner(), fingerprint.getBytes()));
                    if (!same) {
                        throw Problem.conflict("This id is taken by another meeting.");
                    }
                    return existing;
                }));
    }

    private Uni<KeptMeeting> add(
            SqlConnection transaction, Viewer viewer, String id, ProposalDocument proposal, Instant now) {
        return proposals
                .within(transaction, viewer, id, proposal, now)
                .call(meeting -> attendees(meeting, proposal.attendees()))
                .call(meeting -> seal(transaction, meeting, proposal))
                .call(meeting -> InTurn.each(
                        meeting.attendees,
                        attendee -> asking.ask(
                                transaction, meeting, attendee, TextKey.MEETING_PROPOSAL, meeting.slots, now)))
                .call(meeting -> rows.insert(transaction, meeting, viewer, now));
    }

    private Uni<Void> attendees(KeptMeeting meeting, List<AttendeeDocument> said) {
        return InTurn.each(said, each -> {
            UUID tokenId = UUID.randomUUID();
            return tokens.hash(tokenId)
                    .invoke(hash -> {
                        KeptAttendee attendee =
                                new KeptAttendee(each.participantId(), each.isRequired(), tokenId, hash);
                        attendee.askAnew(meeting.lastSlot());
                        meeting.attendees.add(attendee);
                    })
                    .replaceWithVoid();
        });
    }

    private Uni<Void> seal(SqlConnection transaction, KeptMeeting meeting, ProposalDocument proposal) {
        return sealing.keyMade(transaction, meeting.owner())
                .invoke(keys -> {
                    byte[] place = keys.seal(meeting.owner(), proposal.place());
                    meeting.place = place == null ? null : Buffer.buffer(place);
                    meeting.fingerprint =
                            Buffer.buffer(Objects.requireNonNull(keys.seal(meeting.owner(), fingerprint(proposal))));
                })
                .replaceWithVoid();
    }

    private String fingerprint(ProposalDocument proposal) {
        return HexFormat.of().formatHex(Tokens.sha256(documents.write(proposal)));
    }
}
