package org.hearthline.meeting;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.hearthline.casework.Logs;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** Ends a meeting: it is cancelled, or it took place or not, which is logged as a contact or an attempt. */
@Singleton
class EndMeeting {

    private final Pool pool;
    private final Bookings bookings;
    private final MeetingMessages messages;
    private final MeetingNews news;
    private final Logs contacts;
    private final Sealing sealing;

    EndMeeting(
            Pool pool, Bookings bookings, MeetingMessages messages, MeetingNews news, Logs contacts, Sealing sealing) {
        this.pool = pool;
        this.bookings = bookings;
        this.messages = messages;
        this.news = news;
        this.contacts = contacts;
        this.sealing = sealing;
    }

    /** Logs what took place, or what was attempted: one contact for each time that was settled. */
    Uni<Void> log(Viewer viewer, KeptMeeting meeting, MeetingChange change, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, meeting.caseZone);
        if (meeting.lastDay().isEmpty() || meeting.lastDay().get().isAfter(today)) {
            throw Problem.invalid("status", "can be said from the day on that was settled");
        }
        return pool.withConnection(connection -> sealing.key(connection, meeting.owner()))
                .map(keys -> meeting.place == null ? null : keys.open(meeting.owner(), meeting.place.getBytes()))
                .chain(place -> InTurn.each(byTime(meeting).entrySet(), each -> {
                    ObjectNode contact = contact(meeting, each.getKey(), each.getValue(), place, change);
                    return contacts.contact(viewer, meeting.caseId, contact);
                }));
    }

    Uni<Void> end(
            SqlConnection transaction, KeptMeeting meeting, MeetingStatus status, @Nullable String why, Instant now) {
        meeting.status = status;
        meeting.attendees.forEach(KeptAttendee::nothingNext);
        return messages.close(transaction, meeting, null, now)
                .chain(() -> news.liftAll(transaction, meeting, null, now))
                .chain(() -> status == MeetingStatus.CANCELLED
                        ? cancel(transaction, meeting, why, now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> cancel(SqlConnection transaction, KeptMeeting meeting, @Nullable String why, Instant now) {
        return sealing.keyMade(transaction, meeting.owner())
                .invoke(keys -> {
                    byte[] sealed = keys.seal(meeting.owner(), why);
                    meeting.why = sealed == null ? null : Buffer.buffer(sealed);
                })
                .chain(() -> bookings.releaseAll(transaction, meeting))
                .chain(() -> InTurn.each(meeting.attendees, each -> {
                    each.unsettle();
                    each.revision++;
                    return messages.wasTold(transaction, meeting, each)
                            .chain(told -> told
                                    ? messages.cancelled(transaction, meeting, each, now)
                                    : Uni.createFrom().voidItem());
                }));
    }

    private static Map<Instant, List<KeptAttendee>> byTime(KeptMeeting meeting) {
        return meeting.settled()
                .collect(groupingBy(each -> Objects.requireNonNull(each.settledAt), TreeMap::new, toList()));
    }

    private static ObjectNode contact(
            KeptMeeting meeting,
            Instant at,
            List<KeptAttendee> attendees,
            @Nullable String place,
            MeetingChange change) {
        ObjectNode contact = JsonNodeFactory.instance.objectNode();
        contact.put("on", LocalDate.ofInstant(at, meeting.caseZone).toString());
        contact.put("at", at.atOffset(UTC).toString());
        contact.put("mode", mode(meeting));
        contact.put("outcome", change.status() == MeetingStatus.HELD ? "COMPLETED" : "ATTEMPTED");
        attendees.forEach(each -> contact.withArray("participantIds").add(each.participantId));
        contact.put("place", place);
        contact.put("minutes", meeting.minutes);
        if (change.contact() != null) {
            contact.setAll(change.contact());
        }
        contact.put("id", contactId(meeting, at));
        return contact;
    }

    /** The same however often it is logged, and never longer than an id may be. */
    private static String contactId(KeptMeeting meeting, Instant at) {
        return UUID.nameUUIDFromBytes((meeting.id + "|" + at).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String mode(KeptMeeting meeting) {
        return switch (meeting.placeKind) {
            case HOME, OFFICE, OTHER -> "FACE_TO_FACE";
            case VIDEO -> "VIDEO";
            case PHONE -> "PHONE";
        };
    }
}
