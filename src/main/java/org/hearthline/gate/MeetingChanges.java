package org.hearthline.gate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.message.Gate.Due;

/** Which messages speak of a meeting that has changed since they were made (POLICY 5.2). */
public interface MeetingChanges {

    /** The meeting of each such message. */
    Uni<Map<UUID, String>> since(SqlConnection transaction, List<Due> messages);
}
