package org.hearthline.conversation.reading;

import java.util.List;
import java.util.Optional;
import org.hearthline.conversation.reading.Option.Choice;

/**
 * What a phone was asked and has not answered (POLICY 6).
 *
 * @param id the caller's name for it, handed back with the meaning
 * @param options in the order in which they were offered
 */
public record OpenQuestion(String id, Kind kind, List<Option> options) {

    /** What is asked. */
    public enum Kind {
        /** A consent to confirm: one option, {@link Choice#CONFIRM}. */
        CONSENT(Choice.CONFIRM),
        /** Times of which one is to be chosen, and {@link Choice#OTHER_TIMES}. */
        PROPOSAL(Choice.TIME),
        /** A confirmed meeting, to keep (the option may be absent) or to change. */
        APPOINTMENT(Choice.KEEP);

        /** What a yes stands for, where only one option is it. */
        final Choice yes;

        Kind(Choice yes) {
            this.yes = yes;
        }
    }

    public OpenQuestion {
        options = List.copyOf(options);
    }

    Optional<Option> numbered(int number) {
        return options.stream().filter(each -> each.number() == number).findFirst();
    }

    List<Option> offering(Choice choice) {
        return options.stream().filter(each -> each.choice() == choice).toList();
    }
}
