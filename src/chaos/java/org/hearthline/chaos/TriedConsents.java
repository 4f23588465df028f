package org.hearthline.chaos;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.gate.Consents;
import org.hearthline.message.Gate.Due;

/** Consent as the trial's own table has it, read and locked by the gate's rules. */
@Singleton
class TriedConsents implements Consents {

    private static final String LOCK = """
            select participant_id from chaos_consent where participant_id = any ($1) order by participant_id for share
            """;

    private static final String OF = """
            select participant_id, state from chaos_consent where participant_id = any ($1)
            """;

    @Override
    public Uni<Void> lock(SqlConnection transaction, List<Due> messages) {
        return transaction.preparedQuery(LOCK).execute(recipients(messages)).replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, Consent>> of(SqlConnection transaction, List<Due> messages) {
        return transaction.preparedQuery(OF).execute(recipients(messages)).map(rows -> {
            Map<String, State> states = new HashMap<>();
            for (Row row : rows) {
                states.put(row.getString("participant_id"), State.valueOf(row.getString("state")));
            }
            Map<UUID, Consent> consents = new HashMap<>();
            for (Due message : messages) {
                State state = states.getOrDefault(message.recipient().id(), State.NONE);
                consents.put(message.id(), new Consent(state, "CHAOS", Safety.SAFE, null, null));
            }
            return consents;
        });
    }

    private static Tuple recipients(List<Due> messages) {
        return Tuple.of((Object) messages.stream()
                .map(message -> message.recipient().id())
                .distinct()
                .toArray(String[]::new));
    }
}
