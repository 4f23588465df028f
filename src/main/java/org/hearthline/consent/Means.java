package org.hearthline.consent;

/** How something about a consent came to us. */
public enum Means {
    /** A worker, or the case system, recorded it. */
    STAFF,
    /** The person wrote a text. */
    REPLY,
    /** The person followed a link of an e-mail and said it there. */
    PAGE,
    /** The person's mail program did it for them (RFC 8058). */
    ONE_CLICK,
    /** The carrier told it, or refused a message for it. */
    CARRIER,
    /** The calendar did. */
    SERVICE
}
