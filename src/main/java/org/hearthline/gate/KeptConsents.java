package org.hearthline.gate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hearthline.message.Gate.Due;
import org.jspecify.annotations.Nullable;

/** Consent as the service keeps it: the state stands in the row of the address that a message is for. */
@Singleton
class KeptConsents implements Consents {

    private static final String LOCK = "select id from address where id = any ($1) order by id for share";

    /** An address that is no longer listed is written to no more, whatever was agreed. */
    private static final String OF = """
            select m.message_id, case when a.position is null then 'NONE' else a.consent end as state, a.consent_entry, a.safety, a.safe_from,
                   a.safe_to, a.time_zone,
                   exists (select from task t
                           where t.participant_id = a.participant_id and t.reason = 'MAY_HAVE_OPTED_OUT' and t.status = 'OPEN') as doubted
            from unnest($1::uuid[], $2::uuid[], $3::text[]) as m(message_id, address_id, participant_id)
                join address a on a.id = m.address_id and a.participant_id = m.participant_id
            """;

    @Override
    public Uni<Void> lock(SqlConnection transaction, List<Due> messages) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of((Object) messages.stream()
                        .map(Due::addressId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, Consent>> of(SqlConnection transaction, List<Due> messages) {
        return transaction
                .preparedQuery(OF)
                .execute(Tuple.of(
                        ids(messages, Due::id),
                        ids(messages, Due::addressId),
                        messages.stream()
                                .map(message -> message.recipient().id())
                                .toArray(String[]::new)))
                .map(rows -> {
                    Map<UUID, Consent> consents = new HashMap<>();
                    rows.forEach(row -> consents.put(row.getUUID("message_id"), consent(row)));
                    return consents;
                });
    }

    private static UUID[] ids(List<Due> messages, Function<Due, @Nullable UUID> id) {
        return messages.stream().map(id).toArray(UUID[]::new);
    }

    private static Consent consent(Row row) {
        Long entry = row.getLong("consent_entry");
        String zone = row.getString("time_zone");
        return new Consent(
                State.valueOf(row.getString("state")),
                entry == null ? null : entry.toString(),
                Safety.valueOf(row.getString("safety")),
                row.getLocalTime("safe_from") == null
                        ? null
                        : new SafeHours(row.getLocalTime("safe_from"), row.getLocalTime("safe_to")),
                zone == null ? null : ZoneId.of(zone),
                row.getBoolean("doubted"));
    }
}
