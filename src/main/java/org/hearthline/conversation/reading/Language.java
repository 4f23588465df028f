package org.hearthline.conversation.reading;

/** The language in which a person is written to. Both vocabularies always apply; it settles only words that both have ("once"). */
public enum Language {
    ENGLISH,
    SPANISH
}
