package org.hearthline.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How one cadence turns a subject's duties and efforts into requirements. */
interface CadencePlan {

    Subject subject();

    /** Every requirement that opens by {@code through}, as of a date; only efforts until then count. */
    List<Finding> findings(LocalDate asOf, LocalDate through);

    /**
     * The day on which the next requirement opens that needs nothing to happen but the passing of time; none when
     * there is no other.
     */
    Optional<LocalDate> firstOpeningAfter(LocalDate through);
}
