package org.hearthline.conversation.reading;

/** What a reply means (POLICY 6). */
public sealed interface Meaning {

    /** No more messages: revocation. */
    record Stop() implements Meaning {}

    /** Perhaps a revocation: further messages are held, and the worker settles it. */
    record MaybeStop() implements Meaning {}

    /** The help text is wanted. */
    record Help() implements Meaning {}

    /** Messages again; whether there was consent before is the caller's to know. */
    record Start() implements Meaning {}

    /** Whoever reads this phone is not whom we mean. */
    record WrongNumber() implements Meaning {}

    /**
     * One offered option, and no other.
     *
     * @param number one of the question's own
     */
    record Chosen(String questionId, int number) implements Meaning {}

    /** Nothing of what the question offers; other times are to be asked for. */
    record Declined(String questionId) implements Meaning {}

    /** Kept word for word for the worker. */
    record Words(Doubt doubt) implements Meaning {}
}
