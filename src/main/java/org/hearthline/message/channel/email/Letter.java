package org.hearthline.message.channel.email;

import io.vertx.ext.mail.MailMessage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * An e-mail that knows how far it came. The client asks for the text when it has a connection on which the server has answered and let
 * us in, and goes on with the envelope at once: what fails before that moment has surely not been taken.
 */
final class Letter extends MailMessage {

    /** The sender may no longer begin; nothing of this message was sent. */
    static final class MayNotBegin extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private enum State {
        WAITING,
        BEGUN,
        GIVEN_UP
    }

    private final BooleanSupplier mayBegin;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    Letter(BooleanSupplier mayBegin) {
        this.mayBegin = mayBegin;
    }

    boolean begun() {
        return state.get() == State.BEGUN;
    }

    /** Keeps it from beginning, unless it has. */
    void giveUp() {
        state.compareAndSet(State.WAITING, State.GIVEN_UP);
    }

    @Override
    public String getText() {
        if (!mayBegin.getAsBoolean() || !state.compareAndSet(State.WAITING, State.BEGUN)) {
            throw new MayNotBegin();
        }
        return super.getText();
    }
}
