package org.hearthline.conversation;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.hearthline.casework.CaseSight;
import org.hearthline.platform.Page;
import org.hearthline.platform.Role;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** What a participant wrote about a case, word for word, to those who may see it. */
@Path("/api/v1/cases/{id}/participants/{participantId}/replies")
@RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
class ReplyResource {

    /** The last thousand: a page of a book that nobody reads from its beginning. */
    private static final String SELECT = """
            select id, received_at, words, meaning, meeting_id from (
                select * from reply where case_id = $1 and participant_id = $2 order by seq desc limit 1000) latest
            order by seq
            """;

    private final SecurityIdentity identity;
    private final Pool pool;
    private final CaseSight sight;
    private final Sealing sealing;

    ReplyResource(SecurityIdentity identity, Pool pool, CaseSight sight, Sealing sealing) {
        this.identity = identity;
        this.pool = pool;
        this.sight = sight;
        this.sealing = sealing;
    }

    /**
     * A text from a participant.
     *
     * @param words null once the person's values were erased
     * @param meaning what was made of it
     */
    record Reply(
            String id,
            Instant receivedAt,
            @Nullable String words,
            String meaning,
            @Nullable String meetingId) {}

    @GET
    public Uni<Page<Reply>> replies(String id, String participantId) {
        Viewer viewer = Viewer.of(identity);
        String owner = Sealing.person(participantId);
        return pool.withConnection(connection -> sight.requireParticipant(connection, viewer, id, participantId)
                .chain(() -> sealing.key(connection, owner))
                .chain(keys -> connection
                        .preparedQuery(SELECT)
                        .execute(Tuple.of(id, participantId))
                        .map(rows -> Page.whole(Rows.list(rows, row -> reply(row, keys, owner))))));
    }

    private static Reply reply(Row row, Sealing.Keys keys, String owner) {
        return new Reply(
                row.getString("id"),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getBuffer("words") == null
                        ? null
                        : keys.open(owner, row.getBuffer("words").getBytes()),
                row.getString("meaning"),
                row.getString("meeting_id"));
    }
}
