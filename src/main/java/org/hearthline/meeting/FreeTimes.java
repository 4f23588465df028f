package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/** Finds which times can be offered to these attendees: those at which they and the worker are free, and meet nobody they must not. */
@Singleton
class FreeTimes {

    private final Bookings bookings;
    private final NoContacts noContacts;

    FreeTimes(Bookings bookings, NoContacts noContacts) {
        this.bookings = bookings;
        this.noContacts = noContacts;
    }

    /**
     * The times; what is wrong with them is added to the errors.
     *
     * @param meetingId the meeting that they are for, if there is one already: what it offers itself does not count
     */
    Uni<List<Instant>> find(
            SqlConnection transaction,
            TimesWanted wanted,
            String workerId,
            List<String> participantIds,
            @Nullable String meetingId,
            Errors errors,
            Instant now) {
        List<String> persons = Stream.concat(
                        Stream.of(Bookings.worker(workerId)),
                        participantIds.stream().map(Bookings::person))
                .toList();
        return noContacts
                .alone(transaction, participantIds)
                .chain(() -> bookings.taken(transaction, persons, wanted.span()))
                .chain(taken -> noContacts
                        .apart(transaction, participantIds, wanted.span(), meetingId)
                        .map(apart ->
                                Stream.concat(taken.stream(), apart.stream()).toList()))
                .map(taken -> wanted.free(taken, now, errors))
                .call(slots -> noContacts
                        .among(transaction, participantIds, slots)
                        .invoke(forbidden -> {
                            if (forbidden) {
                                errors.add("attendees", "must not meet: there is a no-contact order between them");
                            }
                        }));
    }
}
