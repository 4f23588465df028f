package org.hearthline.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.platform.Rows;

/** Finds addresses of participants, whatever case they are in: a person is one person. */
@Singleton
public class Addresses {

    private static final String OF_PARTICIPANT =
            "select %s from address a where a.participant_id = $1 order by a.position nulls last, a.id"
                    .formatted(Address.COLUMNS);

    private static final String BY_ID = "select %s from address a where a.id = $1".formatted(Address.COLUMNS);

    /**
     * In one order for all, so that two who lock the same do not wait for each other. Whoever merely refers to an address, in another
     * transaction that holds one of its own, need not wait.
     */
    private static final String LOCK_BY_HASH =
            "select %s from address a where a.value_hash = $1 order by a.id for no key update"
                    .formatted(Address.COLUMNS);

    private static final String LOCK_OF_PARTICIPANT =
            "select %s from address a where a.participant_id = $1 order by a.id for no key update"
                    .formatted(Address.COLUMNS);

    /** All of a person's, those that are listed first, in their order of preference. */
    public Uni<List<Address>> of(SqlConnection connection, String participantId) {
        return find(connection, OF_PARTICIPANT, Tuple.of(participantId));
    }

    public Uni<Optional<Address>> find(SqlConnection connection, UUID id) {
        return find(connection, BY_ID, Tuple.of(id)).map(found -> found.stream().findFirst());
    }

    /** Everybody's who shares this one, locked against whoever hands over or forbids. */
    Uni<List<Address>> lockShared(SqlConnection transaction, Buffer hash) {
        return find(transaction, LOCK_BY_HASH, Tuple.of(hash));
    }

    /** All of a person's, locked likewise. */
    Uni<List<Address>> lockOf(SqlConnection transaction, String participantId) {
        return find(transaction, LOCK_OF_PARTICIPANT, Tuple.of(participantId));
    }

    private static Uni<List<Address>> find(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(rows -> Rows.list(rows, Address::of));
    }
}
