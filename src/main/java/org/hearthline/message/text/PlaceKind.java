package org.hearthline.message.text;

/** Of what kind a meeting's place is: all that a message says of it, since a place in free words may be a shelter (POLICY 5, content). */
public enum PlaceKind {
    HOME,
    OFFICE,
    VIDEO,
    PHONE,
    /** Of which a message says nothing. */
    OTHER
}
