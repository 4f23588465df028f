package org.hearthline.sandbox.carrier;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The phones that want no more messages. */
final class OptOuts {

    private final Set<String> phones = new HashSet<>();

    /**
     * What the carrier made of a text by itself.
     *
     * @param word what it heeded, which the webhook names
     * @param answered whether it answers the phone: it does not confirm twice
     */
    record Heeded(OptOutWord word, boolean answered) {}

    /** Heeds the words in a phone's text. Empty when it is for the service alone, as YES is from who never opted out. */
    synchronized Optional<Heeded> heed(String phone, String text) {
        Optional<OptOutWord> word = OptOutWord.in(text);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return switch (word.get()) {
            case STOP -> Optional.of(new Heeded(OptOutWord.STOP, phones.add(phone)));
            case START -> phones.remove(phone) ? Optional.of(new Heeded(OptOutWord.START, true)) : Optional.empty();
            case HELP -> Optional.of(new Heeded(OptOutWord.HELP, true));
        };
    }

    synchronized boolean contains(String phone) {
        return phones.contains(phone);
    }
}
