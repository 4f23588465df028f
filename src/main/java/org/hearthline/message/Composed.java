package org.hearthline.message;

import org.hearthline.message.channel.Content;

/** What came of writing a message. */
public sealed interface Composed {

    record Written(Content content) implements Composed {}

    /** What it was to say no longer holds, or was said. */
    record NothingLeft() implements Composed {}

    /**
     * It may be written later, once somebody has settled what keeps it from being written.
     *
     * @param reason a code
     */
    record NotYet(String reason) implements Composed {}
}
