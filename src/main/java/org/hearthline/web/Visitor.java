package org.hearthline.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hearthline.consent.Address;
import org.hearthline.consent.ConsentState;
import org.hearthline.meeting.Invitation;
import org.hearthline.meeting.MeetingStatus;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.text.TimeWords;
import org.jspecify.annotations.Nullable;

/**
 * Whoever holds the link to an attendee's page.
 *
 * @param addresses all of the attendee's
 * @param now when they look at it
 */
record Visitor(Invitation invitation, List<Address> addresses, Instant now) {

    /** Links to pages go by e-mail: how its reader is written to there is how they read here. */
    Optional<Address> address() {
        return addresses.stream()
                .min(Comparator.comparing((Address each) -> each.channel() != Channel.EMAIL)
                        .thenComparing(each -> !each.listed()));
    }

    @Nullable
    String language() {
        return address().map(Address::language).orElse(invitation.language());
    }

    String time(Instant at, String language) {
        ZoneId zone = address().map(Address::zone).orElse(invitation.zone());
        return TimeWords.of(at, zone, invitation.workerZone(), language, TimeWords.Form.LONG);
    }

    boolean wantsNoMessages() {
        return addresses.stream().allMatch(each -> each.consent() == ConsentState.REVOKED);
    }

    /** How far the meeting has come for them, with the name of the words that say it. */
    enum State {
        CANCELLED("cancelled", false),
        OVER("expired", false),
        SETTLED("confirmed", true),
        /** They chose a time that others have yet to agree to. */
        CHOSEN("saved", true),
        /** They wrote, and the worker is to answer. */
        TOLD("wordsSaved", true),
        NOTHING_LEFT("noTimesLeft", true),
        ASKED("intro", true);

        final String words;
        final boolean takesAnswers;

        State(String words, boolean takesAnswers) {
            this.words = words;
            this.takesAnswers = takesAnswers;
        }
    }

    State state() {
        Instant at = invitation.settledAt();
        if (!invitation.status().isOpen()) {
            return invitation.status() == MeetingStatus.CANCELLED ? State.CANCELLED : State.OVER;
        }
        if (at != null) {
            return at.isAfter(now) ? State.SETTLED : State.OVER;
        }
        return switch (invitation.answer()) {
            case CHOSE -> State.CHOSEN;
            case DECLINED, WORDS -> State.TOLD;
            case NONE -> invitation.times().isEmpty() ? State.NOTHING_LEFT : State.ASKED;
        };
    }
}
