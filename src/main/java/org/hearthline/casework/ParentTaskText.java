package org.hearthline.casework;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a worker reads of something that only they can settle with a parent: one sentence that says what happened and what to do. */
final class ParentTaskText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private ParentTaskText() {}

    static String of(
            ParentTasks.Reason reason, @Nullable String participantId, LocalDate since, UnaryOperator<String> nameOf) {
        String day = DAY.format(since);
        String name = participantId == null ? "somebody in this case" : nameOf.apply(participantId);
        return switch (reason) {
            case WORDS -> "On %s %s wrote: read it in their conversation, and answer.".formatted(day, name);
            case MAY_HAVE_OPTED_OUT ->
                ("On %s %s wrote what may mean that they want no more messages. None go to them: read it, ask them, and record what "
                                + "they say.")
                        .formatted(day, name);
            case SHARED_PHONE ->
                "On %s a text came from a phone that %s shares with others, and nobody can tell who wrote: ask them."
                        .formatted(day, name);
            case WRONG_NUMBER ->
                "On %s somebody answered that this is not where %s is reached, and no more goes there: find their address."
                        .formatted(day, name);
            case NO_ANSWER ->
                "%s has not answered the times that were offered by %s: reach them in another way."
                        .formatted(name, day);
            case OTHER_TIMES -> "None of the times suits %s, they said on %s: offer others.".formatted(name, day);
            case LOG_MEETING -> "Did the meeting with %s before %s take place? Log it.".formatted(name, day);
        };
    }
}
