package org.hearthline.record.measure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of one group.
 *
 * @param unit null for cases whose worker is not on record
 * @param member of what {@code by} tells apart; empty for the unit itself
 * @param outcome empty for the whole
 * @param detail purpose, channel and status of messages; empty elsewhere
 * @param sum of what is measured of each; null where nothing is
 * @param people how many participants stand behind it
 */
record Counted(
        @Nullable String unit,
        By by,
        String member,
        Topic topic,
        String outcome,
        String detail,
        long count,
        @Nullable BigDecimal sum,
        @Nullable BigDecimal median,
        @Nullable BigDecimal ninetieth,
        long people) {

    /** Few enough that somebody might be recognised. */
    boolean isFew() {
        return people > 0 && people < Suppression.FEW;
    }
}
