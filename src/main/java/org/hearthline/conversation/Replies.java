package org.hearthline.conversation;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.hearthline.consent.Address;
import org.hearthline.conversation.ForTheWorker.Words;
import org.hearthline.message.InboundText;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** Keeps what people wrote, and says of which case it is. */
@Singleton
class Replies {

    private static final String KEEP = """
            insert into reply (id, participant_id, case_id, address_id, received_at, words, meaning, meeting_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict do nothing
            """;

    /** One that is open, and of these the one that they were asked about; else any. */
    private static final String CASE = """
            select c.id from case_participant p join case_file c on c.id = p.case_id
            where p.participant_id = $1
            order by c.closed_on is null desc, c.id = $2 desc, c.opened_on desc, c.id
            limit 1
            """;

    /** What somebody writes after they asked for other times says which. */
    private static final String AWAITED = """
            select r.meeting_id from reply r
            where r.address_id = $1 and r.meeting_id is not null and r.received_at > $2 and r.meaning in ('OTHER_TIMES', 'DECLINED')
            order by r.seq desc
            limit 1
            """;

    private static final Duration AWAITED_FOR = Duration.ofDays(3);

    private final Sealing sealing;

    Replies(Sealing sealing) {
        this.sealing = sealing;
    }

    /** @param meaning a code, and never the words */
    Uni<Void> keep(
            SqlConnection transaction,
            Address address,
            String caseId,
            InboundText text,
            String meaning,
            @Nullable String meetingId) {
        return keep(
                transaction,
                new Words(text.carrierId(), address, caseId, text.receivedAt(), text.body(), meaning, meetingId));
    }

    Uni<Void> keep(SqlConnection transaction, Words said) {
        String participantId = said.writer().participantId();
        String owner = Sealing.person(participantId);
        return sealing.keyMade(transaction, owner)
                .chain(keys -> transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.from(Arrays.asList(
                                said.id(),
                                participantId,
                                said.caseId(),
                                said.writer().id(),
                                said.at().atOffset(UTC),
                                keys.sealed(owner, said.words()),
                                said.meaning(),
                                said.meetingId()))))
                .replaceWithVoid();
    }

    /** The meeting for which the person has lately asked for other times. */
    Uni<Optional<String>> awaitedFor(SqlConnection connection, Address address, Instant at) {
        return connection
                .preparedQuery(AWAITED)
                .execute(Tuple.of(address.id(), at.minus(AWAITED_FOR).atOffset(UTC)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("meeting_id")));
    }

    /** Empty when the person is in no case any more. */
    Uni<Optional<String>> caseOf(SqlConnection connection, Address address, @Nullable String asked) {
        String preferred = asked != null ? asked : address.consentCase();
        return connection
                .preparedQuery(CASE)
                .execute(Tuple.of(address.participantId(), preferred == null ? "" : preferred))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("id")));
    }
}
