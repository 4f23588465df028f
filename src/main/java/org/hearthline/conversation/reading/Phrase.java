package org.hearthline.conversation.reading;

/**
 * What a stretch of a text says.
 *
 * @param value the number or the place; 0 where the sense has none
 */
record Phrase(Sense sense, int value) {

    /** The same of a number that was read in the text; 0 when none was. */
    Phrase of(int number) {
        return number == 0 ? this : new Phrase(sense, number);
    }
}
