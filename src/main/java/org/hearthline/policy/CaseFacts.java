package org.hearthline.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules look at in one case. Dates are local to {@code timeZone}, the case's own zone. From {@code
 * closedOn} on nothing is owed any more.
 *
 * @param courtOrders in the order in which they were given: of several that release one pair, the first is the
 *     evidence
 */
public record CaseFacts(
        String id,
        String programArea,
        ZoneId timeZone,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        List<Child> children,
        List<Participant> participants,
        List<CourtOrder> courtOrders,
        List<Contact> contacts,
        List<Search> searches) {

    public CaseFacts {
        children = List.copyOf(children);
        participants = List.copyOf(participants);
        courtOrders = List.copyOf(courtOrders);
        contacts = List.copyOf(contacts);
        searches = List.copyOf(searches);
    }

    boolean isClosedOn(LocalDate day) {
        return closedOn != null && !day.isBefore(closedOn);
    }

    /** The later of the case's opening and someone's joining: the first day on which anything can be owed to them. */
    LocalDate startOf(@Nullable LocalDate joinedOn) {
        return joinedOn != null && joinedOn.isAfter(openedOn) ? joinedOn : openedOn;
    }
}
