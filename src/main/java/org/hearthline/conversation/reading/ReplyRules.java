package org.hearthline.conversation.reading;

import static org.hearthline.conversation.reading.Sense.AGREEING;
import static org.hearthline.conversation.reading.Sense.ATTENDING;
import static org.hearthline.conversation.reading.Sense.CANNOT;
import static org.hearthline.conversation.reading.Sense.CHOOSING;
import static org.hearthline.conversation.reading.Sense.CONTACT;
import static org.hearthline.conversation.reading.Sense.FITTING;
import static org.hearthline.conversation.reading.Sense.HELP_WORD;
import static org.hearthline.conversation.reading.Sense.KEEPING;
import static org.hearthline.conversation.reading.Sense.NO;
import static org.hearthline.conversation.reading.Sense.NONE;
import static org.hearthline.conversation.reading.Sense.NUMBER;
import static org.hearthline.conversation.reading.Sense.ORDINAL;
import static org.hearthline.conversation.reading.Sense.OTHER_TIMES;
import static org.hearthline.conversation.reading.Sense.POLITE;
import static org.hearthline.conversation.reading.Sense.REFUSING;
import static org.hearthline.conversation.reading.Sense.REJECTING;
import static org.hearthline.conversation.reading.Sense.STOP_PERHAPS;
import static org.hearthline.conversation.reading.Sense.STOP_REQUEST;
import static org.hearthline.conversation.reading.Sense.STOP_WORD;
import static org.hearthline.conversation.reading.Sense.WEAK_STOP_WORD;
import static org.hearthline.conversation.reading.Sense.WRONG_NUMBER;
import static org.hearthline.conversation.reading.Sense.WRONG_NUMBER_WORD;
import static org.hearthline.conversation.reading.Sense.YES;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hearthline.conversation.reading.Phrasebook.Reading;

/** What phrases together mean: the first rule that fits (POLICY 6). Only a revocation, or a wrong number, is seen among words that nobody understood. */
final class ReplyRules {

    private static final Set<Sense> ANYTHING = EnumSet.allOf(Sense.class);

    private static final List<Rule> RULES = List.of(
            new Rule(Set.of(STOP_REQUEST), ANYTHING, always(new Meaning.Stop())),
            new Rule(Set.of(STOP_WORD), Set.of(POLITE, YES, NO, WEAK_STOP_WORD, REFUSING), always(new Meaning.Stop())),
            new Rule(Set.of(STOP_WORD, STOP_PERHAPS), ANYTHING, always(new Meaning.MaybeStop())),
            new Rule(List.of(Set.of(REJECTING), Set.of(CONTACT)), ANYTHING, always(new Meaning.MaybeStop())),
            new Rule(Set.of(WEAK_STOP_WORD), Set.of(POLITE, YES, NO), always(new Meaning.MaybeStop())),
            new Rule(Set.of(HELP_WORD), Set.of(POLITE), always(new Meaning.Help())),
            new Rule(Set.of(WRONG_NUMBER), ANYTHING, always(new Meaning.WrongNumber())),
            new Rule(Set.of(WRONG_NUMBER_WORD), Set.of(POLITE, YES, NO), always(new Meaning.WrongNumber())),
            new Rule(Set.of(NUMBER, ORDINAL), Set.of(POLITE, CHOOSING, YES), Answer::chosen),
            new Rule(Set.of(NUMBER, ORDINAL), Set.of(POLITE, CHOOSING, YES, FITTING, KEEPING), Answer::chosenAsFitting),
            new Rule(Set.of(NUMBER), Set.of(POLITE, CHOOSING, NONE, CANNOT, OTHER_TIMES), Answer::chosenForOtherTimes),
            new Rule(Set.of(YES, ATTENDING, FITTING, KEEPING, AGREEING), Set.of(POLITE), Answer::agreed),
            new Rule(Set.of(NO, NONE, CANNOT, OTHER_TIMES, REFUSING), Set.of(POLITE), Answer::declined));

    private ReplyRules() {}

    /**
     * Fits where of each needed set one sense is there, and nothing besides but what may be.
     *
     * @param conclusion what it then means
     */
    private record Rule(
            List<Set<Sense>> needed,
            Set<Sense> besides,
            BiFunction<List<Phrase>, List<OpenQuestion>, Meaning> conclusion) {

        private Rule(
                Set<Sense> needed,
                Set<Sense> besides,
                BiFunction<List<Phrase>, List<OpenQuestion>, Meaning> conclusion) {
            this(List.of(needed), besides, conclusion);
        }

        private boolean fits(Set<Sense> said, Set<Sense> seen) {
            Set<Sense> unexplained = EnumSet.noneOf(Sense.class);
            unexplained.addAll(said);
            needed.forEach(unexplained::removeAll);
            unexplained.removeAll(besides);
            return unexplained.isEmpty() && needed.stream().noneMatch(each -> Collections.disjoint(each, seen));
        }
    }

    static Meaning meaning(Reading reading, List<OpenQuestion> open) {
        Set<Sense> said = senses(reading.phrases());
        Set<Sense> seen = senses(reading.spotted());
        seen.addAll(said);
        return RULES.stream()
                .filter(rule -> rule.fits(said, seen))
                .findFirst()
                .map(rule -> rule.conclusion().apply(reading.phrases(), open))
                .orElse(new Meaning.Words(open.isEmpty() ? Doubt.NOTHING_ASKED : Doubt.UNSURE));
    }

    private static Set<Sense> senses(List<Phrase> phrases) {
        return phrases.stream().map(Phrase::sense).collect(Collectors.toCollection(() -> EnumSet.noneOf(Sense.class)));
    }

    private static BiFunction<List<Phrase>, List<OpenQuestion>, Meaning> always(Meaning meaning) {
        return (phrases, open) -> meaning;
    }
}
