package org.hearthline.meeting;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hearthline.message.text.PlaceKind;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** A meeting with its times and attendees, as the rows say; locked, changed in memory and then kept. */
final class KeptMeeting {

    final String id;
    final String caseId;
    final MeetingKind kind;
    final String workerId;
    final PlaceKind placeKind;
    final int minutes;
    final ZoneId caseZone;

    /** The worker's; the case's where they have none. */
    final ZoneId workerZone;

    final List<Instant> slots = new ArrayList<>();
    final List<KeptAttendee> attendees = new ArrayList<>();
    MeetingStatus status = MeetingStatus.PROPOSED;

    @Nullable
    Buffer place;

    @Nullable
    Buffer why;

    @Nullable
    Buffer fingerprint;

    int sequence;
    long version;

    KeptMeeting(
            String id,
            String caseId,
            MeetingKind kind,
            String workerId,
            PlaceKind placeKind,
            int minutes,
            ZoneId caseZone,
            ZoneId workerZone) {
        this.id = id;
        this.caseId = caseId;
        this.kind = kind;
        this.workerId = workerId;
        this.placeKind = placeKind;
        this.minutes = minutes;
        this.caseZone = caseZone;
        this.workerZone = workerZone;
    }

    static KeptMeeting of(Row row) {
        KeptMeeting meeting = new KeptMeeting(
                row.getString("id"),
                row.getString("case_id"),
                MeetingKind.valueOf(row.getString("kind")),
                row.getString("worker_id"),
                PlaceKind.valueOf(row.getString("place_kind")),
                row.getInteger("minutes"),
                ZoneId.of(row.getString("case_zone")),
                ZoneId.of(row.getString("worker_zone")));
        meeting.status = MeetingStatus.valueOf(row.getString("status"));
        meeting.place = buffer(row, "place");
        meeting.why = buffer(row, "why");
        meeting.fingerprint = buffer(row, "fingerprint");
        meeting.sequence = row.getInteger("sequence");
        meeting.version = row.getLong("version");
        return meeting;
    }

    /** The owner of its words. */
    String owner() {
        return Sealing.owner("meeting", id);
    }

    Optional<KeptAttendee> attendee(String participantId) {
        return attendees.stream()
                .filter(each -> each.participantId.equals(participantId))
                .findFirst();
    }

    Stream<KeptAttendee> settled() {
        return attendees.stream().filter(KeptAttendee::isSettled);
    }

    /** The earliest settled time. */
    Optional<Instant> at() {
        return settled().map(each -> Objects.requireNonNull(each.settledAt)).min(Comparator.naturalOrder());
    }

    /** The day of the latest settled time, in the case's zone. */
    Optional<LocalDate> lastDay() {
        return settled()
                .map(each -> Objects.requireNonNull(each.settledAt))
                .max(Comparator.naturalOrder())
                .map(at -> LocalDate.ofInstant(at, caseZone));
    }

    Instant firstSlot() {
        return slots.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    Instant lastSlot() {
        return slots.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    Instant endOf(Instant start) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    /** When the first of the next steps falls due. */
    @Nullable
    Instant dueAt() {
        return attendees.stream()
                .map(each -> each.stepAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What follows from who has a time: an open meeting is confirmed once everybody who is required has one. */
    void reckon(MeetingStatus otherwise) {
        status = attendees.stream().filter(each -> each.required).allMatch(KeptAttendee::isSettled)
                ? MeetingStatus.CONFIRMED
                : otherwise;
    }

    /** Who may still come. */
    List<String> invited() {
        return attendees.stream()
                .filter(each -> each.answer != Answer.DECLINED)
                .map(each -> each.participantId)
                .toList();
    }

    /** Who must be free at one time for this attendee to meet the worker: in a meeting of all, all who have not declined. */
    List<String> personsFor(KeptAttendee attendee) {
        List<String> persons = new ArrayList<>(List.of(Bookings.worker(workerId)));
        switch (kind) {
            case VISIT -> persons.add(Bookings.person(attendee.participantId));
            case FAMILY_TEAM_MEETING ->
                attendees.stream()
                        .filter(each -> each == attendee || each.answer != Answer.DECLINED)
                        .forEach(each -> persons.add(Bookings.person(each.participantId)));
        }
        return persons;
    }

    private static @Nullable Buffer buffer(Row row, String column) {
        return row.getBuffer(column) == null ? null : row.getBuffer(column).getDelegate();
    }
}
