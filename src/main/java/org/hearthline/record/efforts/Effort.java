package org.hearthline.record.efforts;

import static org.hearthline.record.efforts.EffortsRecord.orEmpty;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.hearthline.meeting.Answer;
import org.hearthline.meeting.MeetingKind;
import org.hearthline.meeting.MeetingStatus;
import org.hearthline.message.MessageStatus;
import org.hearthline.message.Purpose;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.text.PlaceKind;
import org.hearthline.policy.Mode;
import org.hearthline.policy.Outcome;
import org.jspecify.annotations.Nullable;

/** Single efforts, as they are kept. Where the key of somebody's words was destroyed they are {@code erased}. */
public final class Effort {

    private Effort() {}

    /** What a logged contact is. A text or an e-mail never is contact, nor is an attempt: both are efforts (31.8 A; POLICY 2). */
    public enum Kind {
        CONTACT,
        ATTEMPT,
        WRITTEN
    }

    /**
     * What a worker logged.
     *
     * @param said the worker's own words
     * @param corrected why it was corrected last
     */
    public record Contact(
            String id,
            LocalDate on,
            @Nullable OffsetDateTime at,
            Mode mode,
            Outcome outcome,
            List<String> participantIds,
            List<String> childIds,
            @Nullable String place,
            @Nullable Integer minutes,
            List<String> accommodations,
            String loggedBy,
            boolean erased,
            List<Said> said,
            @Nullable String corrected) {
        public Contact {
            participantIds = orEmpty(participantIds);
            childIds = orEmpty(childIds);
            accommodations = orEmpty(accommodations);
            said = orEmpty(said);
        }

        @JsonProperty
        public Kind effort() {
            return switch (mode) {
                case TEXT, EMAIL, LETTER -> Kind.WRITTEN;
                case FACE_TO_FACE, VIDEO, PHONE -> outcome == Outcome.COMPLETED ? Kind.CONTACT : Kind.ATTEMPT;
            };
        }

        boolean isContact() {
            return effort() == Kind.CONTACT;
        }
    }

    public record Said(Topic topic, String words) {}

    /** A diligent search (31.8 A, second NOTE). */
    public record Search(
            String id,
            LocalDate on,
            String participantId,
            List<String> sources,
            @Nullable String result,
            String loggedBy,
            boolean erased,
            @Nullable String corrected) {
        public Search {
            sources = orEmpty(sources);
        }
    }

    /**
     * An offer to meet, and what came of it.
     *
     * @param offered the times that are offered, as the offer stands
     * @param why it was cancelled, in the worker's words
     */
    public record Meeting(
            String id,
            MeetingKind kind,
            LocalDate offeredOn,
            String offeredBy,
            PlaceKind placeKind,
            int minutes,
            List<OffsetDateTime> offered,
            MeetingStatus status,
            @Nullable String why,
            boolean erased,
            List<Answered> answers) {
        public Meeting {
            offered = orEmpty(offered);
            answers = orEmpty(answers);
        }

        Meeting withAnswerOf(String participantId) {
            return with(answers.stream()
                    .filter(each -> each.participantId().equals(participantId))
                    .toList());
        }

        /** The same meeting as it is told of two of those who were asked. */
        Meeting withAnswersOf(Meeting other) {
            return with(Stream.concat(answers.stream(), other.answers.stream())
                    .distinct()
                    .toList());
        }

        private Meeting with(List<Answered> some) {
            return new Meeting(id, kind, offeredOn, offeredBy, placeKind, minutes, offered, status, why, erased, some);
        }
    }

    /**
     * Where somebody who was asked stands.
     *
     * @param settledAt the time that holds for them
     */
    public record Answered(
            String participantId,
            Answer answer,
            @Nullable OffsetDateTime chosen,
            @Nullable OffsetDateTime answeredAt,
            @Nullable OffsetDateTime settledAt) {}

    /** A text or an e-mail to a participant, with how far it came: an effort and never contact. */
    public record Message(
            String id,
            String participantId,
            OffsetDateTime at,
            Channel channel,
            Purpose purpose,
            MessageStatus status,
            @Nullable String reason,
            @Nullable String language) {}

    /** That a participant wrote to us: never contact either. */
    public record Reply(String id, String participantId, OffsetDateTime at) {}
}
