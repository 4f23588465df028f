package org.hearthline.conversation.reading;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hearthline.conversation.reading.Option.Choice;

/** What an answer stands for among the open questions (POLICY 6). */
final class Answer {

    private static final Set<Choice> TO_COME = EnumSet.of(Choice.TIME, Choice.KEEP);

    private static final Set<Choice> NOT_THEN = EnumSet.of(Choice.OTHER_TIMES);

    /** No option's number: a place where there is nothing. */
    private static final int NOWHERE = 0;

    private Answer() {}

    /** A number is one option whatever else is open; a place needs one question only. */
    static Meaning chosen(List<Phrase> phrases, List<OpenQuestion> open) {
        return chosen(phrases, open, EnumSet.allOf(Choice.class));
    }

    /** With "works for me": a number of other times contradicts it. */
    static Meaning chosenAsFitting(List<Phrase> phrases, List<OpenQuestion> open) {
        return chosen(phrases, open, TO_COME);
    }

    /** With "none of these": a number of an offered time contradicts it. */
    static Meaning chosenForOtherTimes(List<Phrase> phrases, List<OpenQuestion> open) {
        return chosen(phrases, open, NOT_THEN);
    }

    /** A yes is an option only where there is one that it can stand for. */
    static Meaning agreed(List<Phrase> phrases, List<OpenQuestion> open) {
        if (open.size() != 1) {
            return notOneAsked(open);
        }
        OpenQuestion asked = open.get(0);
        List<Option> meant = asked.offering(asked.kind().yes);
        return meant.size() == 1 && areAnswersTo(asked, phrases)
                ? new Meaning.Chosen(asked.id(), meant.get(0).number())
                : new Meaning.Words(Doubt.UNSURE);
    }

    static Meaning declined(List<Phrase> phrases, List<OpenQuestion> open) {
        if (open.size() != 1) {
            return notOneAsked(open);
        }
        OpenQuestion asked = open.get(0);
        return areAnswersTo(asked, phrases) ? new Meaning.Declined(asked.id()) : new Meaning.Words(Doubt.UNSURE);
    }

    private static Meaning chosen(List<Phrase> phrases, List<OpenQuestion> open, Set<Choice> allowed) {
        List<Integer> places = values(phrases, Sense.ORDINAL);
        if (open.isEmpty() || (open.size() > 1 && !places.isEmpty())) {
            return notOneAsked(open);
        }
        Set<Integer> numbers = new HashSet<>(values(phrases, Sense.NUMBER));
        places.forEach(place -> numbers.addAll(readings(place, open.get(0))));
        return numbers.size() == 1 ? option(numbers.iterator().next(), open, allowed) : new Meaning.Words(Doubt.UNSURE);
    }

    private static Meaning option(int number, List<OpenQuestion> open, Set<Choice> allowed) {
        for (OpenQuestion asked : open) {
            Optional<Option> option = asked.numbered(number);
            if (option.isPresent()) {
                return allowed.contains(option.get().choice())
                        ? new Meaning.Chosen(asked.id(), number)
                        : new Meaning.Words(Doubt.UNSURE);
            }
        }
        return new Meaning.Words(Doubt.NOT_OFFERED);
    }

    /** "The second" is the second time, and perhaps number 2: two readings where these differ. */
    private static Set<Integer> readings(int place, OpenQuestion asked) {
        List<Option> times = asked.offering(Choice.TIME);
        int index = place < 0 ? times.size() + place : place - 1;
        Set<Integer> readings = new HashSet<>();
        readings.add(index >= 0 && index < times.size() ? times.get(index).number() : NOWHERE);
        if (asked.numbered(place).isPresent()) {
            readings.add(place);
        }
        return readings;
    }

    private static List<Integer> values(List<Phrase> phrases, Sense sense) {
        return phrases.stream()
                .filter(each -> each.sense() == sense)
                .map(Phrase::value)
                .toList();
    }

    private static boolean areAnswersTo(OpenQuestion asked, List<Phrase> phrases) {
        return phrases.stream()
                .map(Phrase::sense)
                .filter(each -> each != Sense.POLITE)
                .allMatch(each -> each.answers(asked.kind()));
    }

    private static Meaning notOneAsked(List<OpenQuestion> open) {
        return new Meaning.Words(open.isEmpty() ? Doubt.NOTHING_ASKED : Doubt.SEVERAL_ASKED);
    }
}
