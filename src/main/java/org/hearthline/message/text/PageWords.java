package org.hearthline.message.text;

import java.util.List;

/** The words of a parent's own pages: choosing a time, confirming that e-mails are wanted, ending them. */
final class PageWords {

    /** The label of the link in an e-mail. */
    static final String OPEN = "open";

    static final List<String> KEYS = List.of(
            OPEN,
            // One meeting: what is asked, and what is known of it.
            "title",
            "intro",
            "with",
            "when",
            "where",
            "howLong",
            "minutes",
            // Choosing, and asking for other times in own words.
            "choose",
            "chooseButton",
            "otherTimes",
            "wordsLabel",
            "wordsMissing",
            "wordsTooLong",
            "send",
            // A meeting that is settled.
            "confirmed",
            "keep",
            "change",
            "cancelled",
            // What came of an answer.
            "saved",
            "wordsSaved",
            "taken",
            "noTimesLeft",
            "expired",
            "failed",
            // On every page.
            "language",
            "back",
            // Ending messages from the page of a meeting.
            "stop",
            "stopConfirm",
            "stopButton",
            "stopped",
            // Confirming that e-mails are wanted.
            "confirmConsent",
            "confirmConsentIntro",
            "confirmConsentButton",
            "confirmConsentNote",
            "consentConfirmed",
            // Ending e-mails by the link in one.
            "unsubscribe",
            "unsubscribeIntro",
            "unsubscribeButton",
            "unsubscribed");

    private PageWords() {}
}
