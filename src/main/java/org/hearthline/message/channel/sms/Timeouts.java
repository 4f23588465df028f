package org.hearthline.message.channel.sms;

import java.time.Duration;

/**
 * How long each step of a call may take. All steps together end before whoever waits gives up: an outcome that we know is never recorded
 * as unknown for being late.
 *
 * @param begin how long a hand-off may wait for a thread
 * @param connect to connect, TLS included
 * @param response until the carrier answers, and between two bytes of its answer
 * @param call from its beginning to its end, whatever holds it up
 */
record Timeouts(Duration begin, Duration connect, Duration response, Duration call) {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** @param sendTimeout after which nobody waits any longer */
    static Timeouts within(Duration sendTimeout, Duration response) {
        Duration call = shorter(
                CONNECT.plus(response).plus(MARGIN), sendTimeout.multipliedBy(2).dividedBy(3));
        return new Timeouts(
                sendTimeout.multipliedBy(9).dividedBy(10).minus(call),
                shorter(CONNECT, call.dividedBy(4)),
                shorter(response, call.multipliedBy(3).dividedBy(4)),
                call);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
