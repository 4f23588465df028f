package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** Who may see a participant, for work on the pool: whoever may see a case that they are in. */
@Singleton
public class CaseSight {

    private static final String FIND = """
            select c.id, p.language
            from case_participant p join case_file c on c.id = p.case_id
            where p.participant_id = $1 and ($2::text is null or c.id = $2)
              and ($3 = 'SYSTEM'
                   or $3 = 'WORKER' and c.worker_id = $4
                   or $3 = 'SUPERVISOR' and exists (
                       select from worker me join worker mate on mate.unit = me.unit where me.id = $4 and mate.id = c.worker_id))
            order by c.closed_on is not null, c.id
            limit 1
            """;

    /** A participant in a case, as far as writing to them goes. */
    public record Seen(String caseId, @Nullable String language) {}

    /** The participant in this case, or where none is named in any of theirs; a 404 problem when the viewer may see no such. */
    public Uni<Seen> requireParticipant(
            SqlClient client, Viewer viewer, @Nullable String caseId, String participantId) {
        return client.preparedQuery(FIND)
                .execute(Tuple.from(
                        Arrays.asList(participantId, caseId, viewer.role().name(), viewer.id())))
                .map(rows -> Rows.first(rows).map(CaseSight::seen).orElseThrow(() -> Problem.notFound("participant")));
    }

    private static Seen seen(Row row) {
        return new Seen(row.getString("id"), row.getString("language"));
    }
}
