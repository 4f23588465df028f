package org.hearthline.message.text;

/** What came of rendering a message. */
public sealed interface Rendering {

    record Rendered(RenderedText text) implements Rendering {}

    /**
     * The agency has approved this text neither in this language nor in its default one: nothing may be sent.
     *
     * @param language the BCP 47 tag of the language that was to be used
     */
    record NotApproved(TextKey key, String language) implements Rendering {}
}
