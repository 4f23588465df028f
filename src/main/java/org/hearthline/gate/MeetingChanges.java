package org.hearthline.gate;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.message.Gate.Due;

/** Which messages speak of a meeting that has changed since they were made (POLICY 5.2). */
public interface MeetingChanges {

    /** The meeting of each such message. */
    Uni<Map<UUID, String>> since(SqlConnection transaction, List<Due> messages);

    /** There are no meetings yet that could change. */
    @DefaultBean
    @Singleton
    final class None implements MeetingChanges {
        @Override
        public Uni<Map<UUID, String>> since(SqlConnection transaction, List<Due> messages) {
            return Uni.createFrom().item(Map.of());
        }
    }
}
