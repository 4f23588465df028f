package org.hearthline.policy;

/** How often contact is owed. */
public sealed interface Cadence {

    /** Once in every calendar month (31.8 A.1: "at a minimum once monthly"). */
    record CalendarMonth() implements Cadence {}

    /**
     * Within so many days of the last (Draft, Engagement: "every thirty days"; or what a case plan asks for, 31.8
     * A.3).
     */
    record RollingDays(int days) implements Cadence {

        /** @throws IllegalArgumentException when {@code days} is not positive */
        public RollingDays {
            if (days < 1) {
                throw new IllegalArgumentException("A cadence of " + days + " days is not at least 1");
            }
        }
    }
}
