package org.hearthline.web;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hearthline.meeting.Invitation;
import org.hearthline.web.Visitor.State;
import org.jspecify.annotations.Nullable;

/**
 * A parent's page for one meeting, with nothing on it that a stranger should not see (POLICY 5, content): not what was written there
 * before either. What is said in words of the page's language is named ({@link PageText#say}).
 *
 * @param path of the meeting's page
 * @param message how things stand; null where that is not what the reader came for
 * @param refusal what is wrong with what was just sent; null where nothing is
 * @param when what holds, or was chosen, or held until it was cancelled; null where nothing was
 * @param facts null where there is nothing to answer any more
 * @param times that can be chosen
 * @param canKeep whether the time that holds can be said yes to
 * @param ask leads to asking for other times; null where that is not offered
 * @param canWrite whether other times are asked for here
 * @param leadsBack whether this is not where the reader began
 */
record MeetingPage(
        PageText text,
        String path,
        String title,
        @Nullable String message,
        @Nullable Refusal refusal,
        @Nullable String when,
        @Nullable Facts facts,
        List<Time> times,
        boolean canKeep,
        @Nullable String ask,
        boolean canWrite,
        boolean leadsBack,
        boolean wantsNoMessages) {

    /**
     * What else is known of a meeting.
     *
     * @param worker the first name; null where it is not known
     * @param place of what kind it is; empty where nothing is said of it
     */
    record Facts(@Nullable String worker, String place, String minutes) {}

    /** @param value as a form carries it */
    record Time(String value, String label) {}

    /** What the reader came for, or has just done. */
    enum View {
        /** To see how things stand, and choose. */
        MAIN,
        /** To ask for other times. */
        OTHER_TIMES
    }

    /** What came of an answer where the meeting itself does not show it. */
    enum Note {
        SAVED("saved"),
        TAKEN("taken");

        final String words;

        Note(String words) {
            this.words = words;
        }

        String query() {
            return "note=" + words;
        }
    }

    /**
     * Something that was sent and cannot be taken.
     *
     * @param field of the form
     */
    record Refusal(String field, String why, String words) {}

    static MeetingPage of(
            Visitor visitor,
            PageText text,
            String place,
            String path,
            View view,
            @Nullable String note,
            @Nullable Refusal refusal) {
        Invitation invitation = visitor.invitation();
        State state = visitor.state();
        boolean settled = state == State.SETTLED;
        boolean asks = state.takesAnswers && view == View.OTHER_TIMES;
        String ask = settled ? "change" : "otherTimes";
        List<Time> times = state.takesAnswers && settled == asks
                ? invitation.times().stream()
                        .map(at -> new Time(at.toString(), visitor.time(at, text.language())))
                        .toList()
                : List.of();
        boolean writes = asks || state.takesAnswers && !settled && times.isEmpty();
        Instant at = at(invitation, state);
        return new MeetingPage(
                text,
                path,
                asks ? ask : "title",
                message(state, asks, note),
                refusal,
                at == null ? null : visitor.time(at, text.language()),
                state.takesAnswers
                        ? new Facts(invitation.worker(), place, number(invitation.minutes(), text.language()))
                        : null,
                times,
                settled && !asks,
                !state.takesAnswers || writes ? null : ask,
                writes,
                asks,
                visitor.wantsNoMessages());
    }

    /** How things stand, unless there is something newer to say, or the reader is about to change it. */
    private static @Nullable String message(State state, boolean asks, @Nullable String said) {
        for (Note note : Note.values()) {
            if (state.takesAnswers && note.words.equals(said)) {
                return note.words;
            }
        }
        return asks ? null : state.words;
    }

    private static @Nullable Instant at(Invitation invitation, State state) {
        return switch (state) {
            case SETTLED -> invitation.settledAt();
            case CHOSEN -> invitation.chosen();
            case CANCELLED -> invitation.wasAt();
            case OVER, TOLD, NOTHING_LEFT, ASKED -> null;
        };
    }

    private static String number(int number, String language) {
        return NumberFormat.getInstance(Locale.forLanguageTag(language)).format(number);
    }

    public boolean isWrong(String field) {
        return refusal != null && refusal.field().equals(field);
    }
}
