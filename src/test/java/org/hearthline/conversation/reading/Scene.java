package org.hearthline.conversation.reading;

import static org.hearthline.conversation.reading.OpenQuestion.Kind.APPOINTMENT;
import static org.hearthline.conversation.reading.OpenQuestion.Kind.CONSENT;
import static org.hearthline.conversation.reading.OpenQuestion.Kind.PROPOSAL;
import static org.hearthline.conversation.reading.Option.Choice.CONFIRM;
import static org.hearthline.conversation.reading.Option.Choice.KEEP;
import static org.hearthline.conversation.reading.Option.Choice.OTHER_TIMES;
import static org.hearthline.conversation.reading.Option.Choice.TIME;

import java.util.ArrayList;
import java.util.List;
import org.hearthline.conversation.reading.Option.Choice;

/** What a phone can have been asked when a reply arrives. */
enum Scene {
    NOTHING_OPEN(),
    PENDING_CONSENT(new OpenQuestion("consent", CONSENT, options(1, CONFIRM))),
    ONE_TIME(new OpenQuestion("proposal", PROPOSAL, options(1, TIME, OTHER_TIMES))),
    TWO_TIMES(new OpenQuestion("proposal", PROPOSAL, options(1, TIME, TIME, OTHER_TIMES))),
    TWO_TIMES_FROM_2(new OpenQuestion("proposal", PROPOSAL, options(2, TIME, TIME, OTHER_TIMES))),
    TWO_TIMES_FROM_4(new OpenQuestion("proposal", PROPOSAL, options(4, TIME, TIME, OTHER_TIMES))),
    FIVE_TIMES(new OpenQuestion("proposal", PROPOSAL, options(1, TIME, TIME, TIME, TIME, TIME, OTHER_TIMES))),
    TWO_TIMES_FROM_10(new OpenQuestion("proposal", PROPOSAL, options(10, TIME, TIME, OTHER_TIMES))),
    APPOINTMENT_TO_KEEP(new OpenQuestion("appointment", APPOINTMENT, options(1, KEEP, OTHER_TIMES))),
    APPOINTMENT_TO_CHANGE(new OpenQuestion("appointment", APPOINTMENT, options(1, OTHER_TIMES))),
    CONSENT_AND_PROPOSAL(
            new OpenQuestion("consent", CONSENT, options(1, CONFIRM)),
            new OpenQuestion("proposal", PROPOSAL, options(2, TIME, TIME, OTHER_TIMES))),
    TWO_PROPOSALS(
            new OpenQuestion("proposal", PROPOSAL, options(1, TIME, TIME, OTHER_TIMES)),
            new OpenQuestion("second", PROPOSAL, options(4, TIME, TIME, OTHER_TIMES)));

    final List<OpenQuestion> open;

    Scene(OpenQuestion... open) {
        this.open = List.of(open);
    }

    boolean offers(String questionId, int number) {
        return open.stream()
                .anyMatch(each ->
                        each.id().equals(questionId) && each.numbered(number).isPresent());
    }

    private static List<Option> options(int first, Choice... choices) {
        List<Option> options = new ArrayList<>();
        for (Choice choice : choices) {
            options.add(new Option(first + options.size(), choice));
        }
        return options;
    }
}
