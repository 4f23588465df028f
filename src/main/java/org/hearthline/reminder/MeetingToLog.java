package org.hearthline.reminder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A settled meeting of one participant that nobody has logged. Whom that is for is decided when it is asked: cases change hands. */
@Entity
@Immutable
@Table(name = "meeting_to_log")
class MeetingToLog {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** A meeting that is put off to another time is another one to log. */
    @Id
    String key;

    @Column(name = "case_id")
    String caseId;

    @Column(name = "participant_id")
    String participantId;

    @Column(name = "meeting_id")
    String meetingId;

    @Column(name = "settled_at")
    Instant settledAt;

    /** The day of the meeting in the case's zone. */
    @Column(name = "on_date")
    LocalDate on;

    /** The next business morning after it. */
    @Column(name = "asked_from")
    Instant askedFrom;

    /** The worker's; the case's where no worker is on record. */
    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "recipient_kind")
    String recipientKind;

    @Column(name = "recipient_id")
    String recipientId;

    /** The digest that asked. */
    @Column(name = "message_id")
    @Nullable
    UUID messageId;

    protected MeetingToLog() {}

    /** The last morning, to whose digest it belongs. */
    Instant morning(Instant now) {
        ZonedDateTime today = now.atZone(ZoneId.of(timeZone)).with(MORNING);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
