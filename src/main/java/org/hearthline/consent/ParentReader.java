package org.hearthline.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.casework.Agency;
import org.hearthline.message.text.TextKey;
import org.hearthline.message.text.TextParameters;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** What is known of whoever reads a message to a parent, at the moment of hand-off. */
@Singleton
public class ParentReader {

    private static final String FIND = """
            select p.text_key, m.recipient_id, m.address_id, coalesce(a.language, cp.language) as language,
                   coalesce(a.time_zone, cp.time_zone, c.time_zone) as time_zone,
                   w.id as worker_id, w.name as worker_name, coalesce(w.time_zone, c.time_zone) as worker_zone
            from parent_message p
                join message m on m.id = p.message_id
                join case_file c on c.id = m.case_id
                left join case_participant cp on cp.case_id = m.case_id and cp.participant_id = m.recipient_id
                left join address a on a.id = m.address_id
                left join worker w on w.id = c.worker_id
            where p.message_id = $1
            """;

    private final Sealing sealing;
    private final Agency agency;

    ParentReader(Sealing sealing, Agency agency) {
        this.sealing = sealing;
        this.agency = agency;
    }

    /**
     * A message and its reader.
     *
     * @param language what they are written to in; null where nobody said
     * @param worker the case worker's first name, and no more of it; null where it is not known
     */
    public record Reader(
            String brand,
            TextKey text,
            String participantId,
            @Nullable UUID addressId,
            @Nullable String language,
            ZoneId zone,
            @Nullable String worker,
            ZoneId workerZone) {

        /** What every text may say. */
        public TextParameters.Builder parameters() {
            return TextParameters.of(brand, zone).worker(worker, workerZone);
        }
    }

    /** Empty for a message that is none to a parent. */
    public Uni<Optional<Reader>> of(SqlConnection connection, UUID messageId) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(messageId))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : reader(connection, rows.iterator().next()).map(Optional::of));
    }

    private Uni<Reader> reader(SqlConnection connection, Row row) {
        String workerId = row.getString("worker_id");
        return (workerId == null || row.getBuffer("worker_name") == null
                        ? Uni.createFrom().<@Nullable String>nullItem()
                        : sealing.key(connection, Sealing.worker(workerId))
                                .<@Nullable String>map(keys -> keys.open(
                                        Sealing.worker(workerId),
                                        row.getBuffer("worker_name").getBytes())))
                .map(name -> new Reader(
                        agency.brand(),
                        TextKey.valueOf(row.getString("text_key")),
                        row.getString("recipient_id"),
                        row.getUUID("address_id"),
                        row.getString("language"),
                        ZoneId.of(row.getString("time_zone")),
                        firstOf(name),
                        ZoneId.of(row.getString("worker_zone"))));
    }

    private static @Nullable String firstOf(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip().split("\\s+")[0];
    }
}
