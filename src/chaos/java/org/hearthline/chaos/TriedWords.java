package org.hearthline.chaos;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.hearthline.message.Composed;
import org.hearthline.message.Composer;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.Content;

/** Words that no two messages share, so that the carrier's list tells them apart. They come before the service's own. */
@Priority(1)
@Singleton
class TriedWords implements Composer {

    @Override
    public boolean composes(Purpose purpose) {
        return switch (purpose) {
            case MEETING_PROPOSAL, MEETING_CONFIRMED, MEETING_REMINDER, MEETING_CHANGED, MEETING_CANCELLED -> true;
            case WORKER_DIGEST,
                    WORKER_WARNING,
                    ESCALATION,
                    CONSENT_CONFIRMATION,
                    HELP,
                    OPT_OUT_CONFIRMATION,
                    REPLY_NOTE -> false;
        };
    }

    @Override
    public Uni<Composed> compose(UUID messageId, Recipient recipient, Channel channel, Instant now) {
        return Uni.createFrom().item(new Composed.Written(new Content("", "About your meeting, " + messageId, null)));
    }
}
