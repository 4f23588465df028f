package org.hearthline.message.channel.email;

import static org.hearthline.message.channel.email.SmtpAnswer.Remedy.GIVE_UP;
import static org.hearthline.message.channel.email.SmtpAnswer.Remedy.MARK_ADDRESS;
import static org.hearthline.message.channel.email.SmtpAnswer.Remedy.PAUSE_AND_RETRY;
import static org.hearthline.message.channel.email.SmtpAnswer.Remedy.RETRY;

import io.vertx.ext.mail.SMTPException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.HandOff.Consequence;

/**
 * A server's refusal, by its codes alone: its words may name an address. A refusal is an answer, so the message was surely not taken
 * (RFC 5321, 4.2.1).
 *
 * @param code the reply code (RFC 5321)
 * @param status the enhanced status (RFC 3463), where it gave one
 */
record SmtpAnswer(int code, Optional<String> status) {

    enum Remedy {
        /** About this message or its recipient at this time. */
        RETRY,
        /** About the server, our login or our sender's address: all e-mails wait. */
        PAUSE_AND_RETRY,
        /** Final, and says nothing of the address. */
        GIVE_UP,
        /** Nobody can be reached there. */
        MARK_ADDRESS
    }

    private static final Pattern LINE =
            Pattern.compile("([2-5]\\d\\d)(?:[ -](?:([245]\\.\\d{1,3}\\.\\d{1,3})\\b)?.*)?");

    /** Codes that say all by themselves. Login is permanent in name (RFC 4954), yet passes once an operator has mended it. */
    private static final Map<String, Remedy> BY_CODE = Map.of(
            "421", PAUSE_AND_RETRY,
            "454", PAUSE_AND_RETRY,
            "530", PAUSE_AND_RETRY,
            "534", PAUSE_AND_RETRY,
            "535", PAUSE_AND_RETRY,
            "538", PAUSE_AND_RETRY);

    private static final Map<String, Remedy> BY_STATUS = Map.ofEntries(
            // No such mailbox, no such host, not an address, moved away, takes no mail (RFC 7505), disabled.
            Map.entry("5.1.1", MARK_ADDRESS),
            Map.entry("5.1.2", MARK_ADDRESS),
            Map.entry("5.1.3", MARK_ADDRESS),
            Map.entry("5.1.6", MARK_ADDRESS),
            Map.entry("5.1.10", MARK_ADDRESS),
            Map.entry("5.2.1", MARK_ADDRESS),
            // The sender's address, ours.
            Map.entry("5.1.7", PAUSE_AND_RETRY),
            Map.entry("5.1.8", PAUSE_AND_RETRY),
            // A full mailbox: "should be used as a persistent transient failure" (RFC 3463, 3.3), whatever its first
            // digit.
            Map.entry("5.2.2", RETRY),
            // Too big for the system: of all that says of the system, this alone is about the message.
            Map.entry("5.3.4", GIVE_UP));

    private static final Map<String, Remedy> BY_SUBJECT = Map.of("4.3", PAUSE_AND_RETRY, "5.3", PAUSE_AND_RETRY);

    /** For answers without a status: 452 is a full disk. */
    private static final Map<String, Remedy> BY_BARE_CODE = Map.of("452", PAUSE_AND_RETRY);

    private static final Map<String, Remedy> BY_CLASS = Map.of("4", RETRY, "5", GIVE_UP);

    /** Empty when the server said no such thing: the client makes a 500 of what it cannot read. */
    static Optional<SmtpAnswer> of(SMTPException refusal) {
        List<String> lines = refusal.getReplyMessages();
        Matcher line = LINE.matcher(lines.isEmpty() ? "" : lines.get(0).strip());
        if (!line.matches() || !line.group(1).equals(String.valueOf(refusal.getReplyCode()))) {
            return Optional.empty();
        }
        return Optional.of(new SmtpAnswer(
                refusal.getReplyCode(),
                Optional.ofNullable(line.group(2))
                        .filter(status -> status.charAt(0) == line.group(1).charAt(0))));
    }

    /** What became of the message that was answered so. */
    HandOff outcome() {
        return switch (remedy()) {
            case RETRY -> new HandOff.NotTaken(reason(), false);
            case PAUSE_AND_RETRY -> new HandOff.NotTaken(reason(), true);
            case GIVE_UP -> new HandOff.Refused(reason(), Consequence.NONE);
            case MARK_ADDRESS -> new HandOff.Refused(reason(), Consequence.BAD_ADDRESS);
        };
    }

    /** The code that is kept with a message. */
    String reason() {
        return "SMTP_" + code + status.map(it -> "_" + it).orElse("");
    }

    private Remedy remedy() {
        String bare = String.valueOf(code);
        return Stream.<Function<SmtpAnswer, Optional<Remedy>>>of(
                        it -> Optional.ofNullable(BY_CODE.get(bare)),
                        it -> status.map(BY_STATUS::get),
                        it -> status.map(full -> full.substring(0, full.lastIndexOf('.')))
                                .map(BY_SUBJECT::get),
                        it -> status.isPresent() ? Optional.empty() : Optional.ofNullable(BY_BARE_CODE.get(bare)))
                .flatMap(step -> step.apply(this).stream())
                .findFirst()
                .orElseGet(() -> BY_CLASS.getOrDefault(bare.substring(0, 1), RETRY));
    }
}
