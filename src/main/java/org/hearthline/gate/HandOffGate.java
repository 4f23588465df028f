package org.hearthline.gate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hearthline.message.Gate;

/**
 * The gate as far as this version has what it judges by. Messages to staff pass unless they are past their time (POLICY 5, last
 * paragraph but two). No parent can have consented to anything yet, so no message to a parent passes (POLICY 5.7).
 */
@Singleton
class HandOffGate implements Gate {

    @Override
    public Uni<Map<UUID, Verdict>> judge(SqlConnection transaction, List<Due> batch, Instant now) {
        return Uni.createFrom()
                .item(batch.stream().collect(Collectors.toMap(Due::id, message -> verdict(message, now))));
    }

    static Gate.Verdict verdict(Due message, Instant now) {
        if (message.validUntil() != null && !now.isBefore(message.validUntil())) {
            return new Gate.Verdict.Drop("EXPIRED");
        }
        return switch (message.recipient().kind()) {
            case WORKER, UNIT -> new Gate.Verdict.Send();
            case PARTICIPANT -> new Gate.Verdict.Drop("NO_CONSENT");
        };
    }
}
