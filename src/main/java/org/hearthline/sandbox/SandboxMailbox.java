package org.hearthline.sandbox;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Every e-mail that arrived, whoever it was for; the oldest go when there are too many to keep in memory. */
@Singleton
class SandboxMailbox {

    private static final int MOST = 10_000;

    private final Deque<SandboxMail> mails = new ArrayDeque<>();

    synchronized void add(SandboxMail mail) {
        if (mails.size() == MOST) {
            mails.removeFirst();
        }
        mails.addLast(mail);
    }

    /** What arrived for that address, or for anybody; newest last. */
    synchronized List<SandboxMail> to(Optional<String> address) {
        return mails.stream()
                .filter(mail -> address.map(mail::isTo).orElse(true))
                .toList();
    }

    synchronized void empty() {
        mails.clear();
    }
}
