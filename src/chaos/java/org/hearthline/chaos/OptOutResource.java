package org.hearthline.chaos;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.hearthline.message.Fence;
import org.hearthline.message.Fence.Cancelled;
import org.hearthline.message.Fence.Forbidden;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;

/** Records that a participant wants no more texts, as a call that records a revocation does: the fact first, then the fence. */
@Path("/chaos/opt-outs")
public class OptOutResource {

    private static final String LOCK = "select state from chaos_consent where participant_id = $1 for update";
    private static final String REVOKE = "update chaos_consent set state = 'REVOKED' where participant_id = $1";

    private final Pool pool;
    private final Fence fence;

    OptOutResource(Pool pool, Fence fence) {
        this.pool = pool;
        this.fence = fence;
    }

    record OptOut(String participantId) {}

    record Answer(int cancelled, List<UUID> unsettled) {

        static Answer of(Cancelled cancelled) {
            return new Answer(cancelled.cancelled(), cancelled.unsettled());
        }
    }

    @POST
    public Uni<Answer> optOut(OptOut optOut) {
        Tuple participant = Tuple.of(optOut.participantId());
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(LOCK)
                        .execute(participant)
                        .chain(() -> transaction.preparedQuery(REVOKE).execute(participant)))
                .chain(() -> fence.settle(List.of(new Forbidden(
                        new Recipient(Recipient.Kind.PARTICIPANT, optOut.participantId()),
                        null,
                        Channel.SMS,
                        "OPTED_OUT",
                        "CHAOS"))))
                .map(Answer::of);
    }
}
