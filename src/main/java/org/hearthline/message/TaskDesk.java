package org.hearthline.message;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hearthline.platform.InTurn;

/** Takes what only a person can settle of a message: it becomes a task for the worker of the case that the message is about. */
public interface TaskDesk {

    /** Why a person is asked. */
    enum Reason {
        /** Whether it reached its reader was never learned. */
        OUTCOME_UNKNOWN,
        /** It did not reach its reader, for good. */
        NOT_DELIVERED,
        /** Its reader is missing, incarcerated, or without rights: a worker is to decide. */
        NEEDS_WORKER,
        /** The address is not known to be safe. */
        UNSAFE_ADDRESS,
        /** It was to tell of a meeting that its reader expects, and facts forbid it: urgent. */
        EXPECTED_MESSAGE_DROPPED
    }

    record Raised(UUID messageId, Reason reason) {}

    /** One task for each message and reason, however often it is raised. */
    Uni<Void> raise(SqlConnection transaction, List<Raised> raised, Instant now);

    /** The same at every desk there is. */
    static Uni<Void> raise(List<TaskDesk> desks, SqlConnection transaction, List<Raised> raised, Instant now) {
        return raised.isEmpty()
                ? Uni.createFrom().voidItem()
                : InTurn.each(desks, desk -> desk.raise(transaction, raised, now));
    }
}
