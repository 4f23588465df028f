package org.hearthline.meeting;

import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.channel.Attachment;
import org.hearthline.message.text.TextKey;
import org.hearthline.platform.PublicUrl;

/**
 * Calendar entries (RFC 5545, 5546). What a calendar shows may be seen by anybody who picks up the phone: a first name, the time, and no
 * more (POLICY 5, content).
 */
@Singleton
class CalendarFiles {

    private static final String NAME = "meeting.ics";
    private static final int UID_BYTES = 8;

    private final String host;
    private final URI organizer;

    CalendarFiles(PublicUrl publicUrl, @ConfigProperty(name = "quarkus.mailer.from") String from) {
        this.host = publicUrl.host();
        this.organizer = URI.create("mailto:" + from.replaceFirst("^.*<(.*)>$", "$1"));
    }

    /** One entry of a calendar. */
    record Entry(String uid, int sequence, Instant at, int minutes, String summary, Status status) {}

    /** What goes with this text: an invitation, its end, or nothing. */
    Optional<Attachment> of(TextKey text, Invitation invitation, Instant at, Instant now) {
        return method(text).map(method -> {
            boolean cancelled = method.equals(ImmutableMethod.CANCEL);
            Entry entry = new Entry(
                    uid(invitation.meetingId(), invitation.participantId()),
                    invitation.revision(),
                    at,
                    invitation.minutes(),
                    invitation.worker() == null ? "Meeting" : "Meeting with " + invitation.worker(),
                    cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
            Calendar calendar = empty();
            calendar.add(method);
            VEvent event = event(entry, now);
            event.add(new Organizer(organizer));
            calendar.add(event);
            return new Attachment(
                    NAME, "text/calendar; charset=UTF-8; method=" + method.getValue(), Buffer.buffer(text(calendar)));
        });
    }

    /** A whole calendar to subscribe to. */
    String feed(Iterable<Entry> entries, Instant now) {
        Calendar calendar = empty();
        entries.forEach(entry -> calendar.add(event(entry, now)));
        return text(calendar);
    }

    /** Stays the same for one person's meeting, and names neither. */
    String uid(String meetingId, String participantId) {
        return hash(meetingId) + "-" + hash(participantId) + "@" + host;
    }

    private static Optional<Method> method(TextKey text) {
        return switch (text) {
            case MEETING_CONFIRMED, MEETING_CHANGED -> Optional.of(ImmutableMethod.REQUEST);
            case MEETING_CANCELLED -> Optional.of(ImmutableMethod.CANCEL);
            case CONSENT_CONFIRMATION,
                    HELP,
                    OPT_OUT_CONFIRMATION,
                    MEETING_PROPOSAL,
                    MEETING_PROPOSAL_FOLLOW_UP,
                    MEETING_REMINDER_DAY,
                    MEETING_REMINDER_HOURS,
                    NOTE_CONSENTED,
                    NOTE_RESUMED,
                    NOTE_READ,
                    NOTE_OTHER_TIMES,
                    NOTE_TAKEN,
                    NOTE_OVER,
                    WORKER_WORDS -> Optional.empty();
        };
    }

    private static Calendar empty() {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Hearthline//Meetings//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        return calendar;
    }

    private static VEvent event(Entry entry, Instant now) {
        VEvent event = new VEvent(false);
        event.add(new Uid(entry.uid()));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(entry.at()));
        event.add(new DtEnd<>(entry.at().plus(Duration.ofMinutes(entry.minutes()))));
        event.add(new Summary(entry.summary()));
        event.add(new Sequence(entry.sequence()));
        event.add(entry.status());
        return event;
    }

    private static String text(Calendar calendar) {
        StringWriter out = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException("A calendar is written in memory", e);
        }
        return out.toString();
    }

    private static String hash(String id) {
        return HexFormat.of().formatHex(Tokens.sha256(id.getBytes(StandardCharsets.UTF_8)), 0, UID_BYTES);
    }
}
