package org.hearthline.policy;

import java.time.LocalDate;
import java.util.List;

/** A contact or an attempt on a day of the case's zone, with those who took part; an empty list means nobody. */
public record Contact(
        String id, LocalDate on, Mode mode, Outcome outcome, List<String> participantIds, List<String> childIds) {

    public Contact {
        participantIds = List.copyOf(participantIds);
        childIds = List.copyOf(childIds);
    }
}
