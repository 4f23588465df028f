package org.hearthline.meeting;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.hearthline.platform.PublicUrl;
import org.hearthline.platform.Rows;

/** The links to attendees' own pages: opaque, for one meeting and one person, and of no use some time after it. */
@Singleton
public class MeetingLinks {

    /** Where facts forbid to write to somebody, their page is silent too. */
    private static final String FIND = """
            select a.meeting_id, a.participant_id
            from meeting_attendee a
                join meeting m on m.id = a.meeting_id
                join case_file c on c.id = m.case_id
                join case_participant p on p.case_id = m.case_id and p.participant_id = a.participant_id
                cross join lateral (select ($2::timestamptz at time zone c.time_zone)::date as today) now
            where a.token_hash = $1 and a.token_until > $2
              and not exists (
                  select from message_bar b
                  where b.case_id = m.case_id and b.participant_id = a.participant_id and b.effect = 'DROP'
                    and b.from_on <= now.today and (b.to_on is null or b.to_on > now.today))
            """;

    private final Tokens tokens;
    private final Invitations invitations;
    private final PublicUrl publicUrl;

    MeetingLinks(Tokens tokens, Invitations invitations, PublicUrl publicUrl) {
        this.tokens = tokens;
        this.invitations = invitations;
        this.publicUrl = publicUrl;
    }

    /** Whose page a token opens; empty for one that nobody has, or that has expired. */
    public Uni<Optional<Invitation>> find(SqlConnection connection, String token, Instant now) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(Tokens.hash(token), now.atOffset(UTC)))
                .map(rows -> Rows.first(rows))
                .chain(row -> row.map(found -> invitation(connection, found, now))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Invitation>> invitation(SqlConnection connection, Row row, Instant now) {
        return invitations.find(connection, row.getString("meeting_id"), row.getString("participant_id"), now);
    }

    /** The address of an attendee's page. */
    public Uni<URI> of(Invitation invitation) {
        return tokens.token(invitation.tokenId()).map(token -> URI.create(publicUrl.at("/m/" + token)));
    }
}
