package org.hearthline.message.channel.sms;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.Outgoing;
import org.hearthline.platform.CallingContext;
import org.hearthline.platform.Faults;
import org.jboss.logging.Logger;

/**
 * A hand-off that waits for a thread. One that has waited too long, or that nobody waits for any longer, does not begin: its outcome
 * was told, and a message that went after that would go twice.
 */
final class QueuedHandOff {

    private static final Logger LOG = Logger.getLogger(QueuedHandOff.class);

    private enum State {
        WAITING,
        BEGUN,
        OVER
    }

    /**
     * What a hand-off finds when its thread has come.
     *
     * @param waited since it was asked for
     * @param mayBegin whether it still may
     */
    record Turn(Duration waited, BooleanSupplier mayBegin) {}

    private final CarrierLine line;
    private final Outgoing outgoing;
    private final Function<Turn, HandOff> call;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    QueuedHandOff(CarrierLine line, Outgoing outgoing, Function<Turn, HandOff> call) {
        this.line = line;
        this.outgoing = outgoing;
        this.call = call;
    }

    /** Its outcome, on the event loop that asked for it where there is one. */
    Uni<HandOff> outcome() {
        return CallingContext.comingBack(() -> Uni.createFrom().emitter(emitter -> enqueue(emitter)));
    }

    private void enqueue(UniEmitter<? super HandOff> emitter) {
        long asked = System.nanoTime();
        emitter.onTermination(() -> state.set(State.OVER));
        Future<?> giveUp = line.after(line.timeouts().begin(), () -> {
            if (state.compareAndSet(State.WAITING, State.OVER)) {
                emitter.complete(new HandOff.NotTaken("CHANNEL_BUSY", false));
            }
        });
        try {
            line.threads().execute(() -> {
                giveUp.cancel(false);
                if (state.compareAndSet(State.WAITING, State.BEGUN)) {
                    emitter.complete(run(asked));
                }
            });
        } catch (RejectedExecutionException stopping) {
            giveUp.cancel(false);
            emitter.complete(new HandOff.NotTaken("STOPPING", false));
        }
    }

    private HandOff run(long asked) {
        try {
            return call.apply(new Turn(Duration.ofNanos(System.nanoTime() - asked), this::mayBegin));
        } catch (Throwable defect) {
            // Errors too: the thread would take them with it, and nobody else completes this hand-off.
            LOG.errorf("Attempt %s met a defect: %s", outgoing.attempt(), Faults.describe(defect));
            return new HandOff.Unknown("CARRIER_NO_ANSWER", false);
        }
    }

    private boolean mayBegin() {
        return state.get() == State.BEGUN && outgoing.mayBegin().getAsBoolean();
    }
}
