package org.hearthline.chaos;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.message.Composer;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.Content;

/** Words that no two messages share, so that the carrier's list tells them apart. */
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
    public Uni<Optional<Content>> compose(UUID messageId, Recipient recipient, Channel channel, Instant now) {
        return Uni.createFrom().item(Optional.of(new Content("", "About your meeting, " + messageId, null)));
    }
}
