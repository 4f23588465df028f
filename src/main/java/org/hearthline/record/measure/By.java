package org.hearthline.record.measure;

/** By what a figure is told apart. A person is of one unit, worker and role in a case, and may be in several custody groups or in none. */
public enum By {
    /** The unit of the case's worker, as it is today. */
    UNIT,
    /** The case's worker, as it is today. */
    WORKER,
    /** The participant's role in the case. */
    ROLE,
    /**
     * Mothers, fathers, parents without custody, the incarcerated, those out of state (31.8 A, second NOTE: equal consideration): a
     * circumstance counts where it held on the day that the figure is about.
     */
    CUSTODY
}
