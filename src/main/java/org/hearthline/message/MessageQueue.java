package org.hearthline.message;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.DueQueue;

/** The messages of one channel that are due. Each channel is a queue of its own, so that a slow carrier holds up no other. */
final class MessageQueue implements DueQueue {

    private static final int LANES = 4;

    private final Channel channel;
    private final MessageRows rows;
    private final Dispatcher dispatcher;

    private MessageQueue(Channel channel, MessageRows rows, Dispatcher dispatcher) {
        this.channel = channel;
        this.rows = rows;
        this.dispatcher = dispatcher;
    }

    /** One bean for each channel. */
    @Singleton
    static class OfChannels {
        @Produces
        @Singleton
        DueQueue email(MessageRows rows, Dispatcher dispatcher) {
            return new MessageQueue(Channel.EMAIL, rows, dispatcher);
        }

        @Produces
        @Singleton
        DueQueue sms(MessageRows rows, Dispatcher dispatcher) {
            return new MessageQueue(Channel.SMS, rows, dispatcher);
        }
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public Uni<Optional<Instant>> nextDueAt() {
        return rows.nextDueAt(channel);
    }

    @Override
    public Uni<Integer> runDue(Instant now) {
        return dispatcher.dispatch(channel, now);
    }
}
