package org.hearthline.sandbox.carrier;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * How the carrier behaves until it is told otherwise. Chances are from 0 to 1.
 *
 * @param fault what befalls every create; refusals befall every other call too
 * @param latencyMillis how long each answer takes
 * @param mix what befalls a create by chance, where {@code fault} is none
 * @param callbacks how status callbacks are sent
 * @param chance decides in the order in which creates arrive
 */
record Behaviour(Fault fault, int latencyMillis, Map<Fault, Double> mix, Callbacks callbacks, SplittableRandom chance) {

    /**
     * The chances of a message's callbacks.
     *
     * @param beforeAnswer that all of them are sent, and answered, before its create is
     * @param doubled that each is sent twice
     * @param shuffled that they are sent in any order
     * @param delayMillis from the answer to the first, and from one to the next
     */
    record Callbacks(double beforeAnswer, double doubled, double shuffled, int delayMillis) {
        static final Callbacks ORDINARY = new Callbacks(0, 0, 0, 10);
    }

    /** What was decided for one create. */
    record Treatment(Fault fault, boolean callbacksBeforeAnswer, boolean doubled, boolean shuffled, long order) {

        Treatment befallenBy(Fault other) {
            return new Treatment(other, callbacksBeforeAnswer, doubled, shuffled, order);
        }
    }

    static Behaviour ordinary() {
        return new Behaviour(Fault.NONE, 0, Map.of(), Callbacks.ORDINARY, new SplittableRandom(0));
    }

    synchronized Treatment next() {
        // Always as many draws, so that one kind of chance does not shift the others.
        double drawn = chance.nextDouble();
        return new Treatment(
                fault.equals(Fault.NONE) ? mixed(drawn) : fault,
                chance.nextDouble() < callbacks.beforeAnswer(),
                chance.nextDouble() < callbacks.doubled(),
                chance.nextDouble() < callbacks.shuffled(),
                chance.nextLong());
    }

    private Fault mixed(double drawn) {
        double below = 0;
        for (Map.Entry<Fault, Double> each : mix.entrySet()) {
            below += each.getValue();
            if (drawn < below) {
                return each.getKey();
            }
        }
        return Fault.NONE;
    }
}
