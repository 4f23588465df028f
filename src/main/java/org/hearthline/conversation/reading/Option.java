package org.hearthline.conversation.reading;

/**
 * One numbered answer to an open question.
 *
 * @param number from 1; no other option of any open question of the same phone has it (POLICY 6)
 */
public record Option(int number, Choice choice) {

    /** What an option stands for. */
    public enum Choice {
        /** "Yes, write to me." */
        CONFIRM,
        /** One of the offered times. */
        TIME,
        /** None of them, or not the confirmed one: another. */
        OTHER_TIMES,
        /** The confirmed meeting stays. */
        KEEP
    }

    public Option {
        if (number < 1) {
            throw new IllegalArgumentException("An option's number begins with 1");
        }
    }
}
