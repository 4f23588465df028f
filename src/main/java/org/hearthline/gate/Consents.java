package org.hearthline.gate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.message.Gate.Due;
import org.jspecify.annotations.Nullable;

/** What is known of the address that a message would go to, and of its owner's consent (POLICY 5.6 to 5.8). */
public interface Consents {

    enum State {
        NONE,
        PENDING,
        ACTIVE,
        REVOKED
    }

    /** Whether an address is safe to write to. */
    enum Safety {
        UNKNOWN,
        SAFE,
        UNSAFE
    }

    /** The hours of the address's own, in its zone; {@code from} is before {@code to}. */
    record SafeHours(LocalTime from, LocalTime to) {}

    /**
     * One person's consent on one channel, and the address that it is for.
     *
     * @param evidence the ledger's entry
     * @param zone of the address, where one is known
     * @param doubted whether what the person wrote may have ended it, and nobody has asked them yet
     */
    record Consent(
            State state,
            @Nullable String evidence,
            Safety safety,
            @Nullable SafeHours safeHours,
            @Nullable ZoneId zone,
            boolean doubted) {

        public static final Consent NONE = new Consent(State.NONE, null, Safety.UNKNOWN, null, null, false);
    }

    /** Locks what {@link #of} will read, against whoever would change it until the transaction ends, in an order that all follow. */
    Uni<Void> lock(SqlConnection transaction, List<Due> messages);

    /** Of each of these messages to participants; one that is left out has none. */
    Uni<Map<UUID, Consent>> of(SqlConnection transaction, List<Due> messages);
}
