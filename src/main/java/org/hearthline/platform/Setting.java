package org.hearthline.platform;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One environment variable that the service reads.
 *
 * @param name the variable's name
 * @param required whether production refuses to start without it
 * @param standard what holds when it is not set; null when nothing does
 * @param expected what a value must look like, in words that follow "expected"
 * @param purpose what it is for
 * @param accepts whether a value is well-formed
 */
public record Setting(
        String name,
        boolean required,
        @Nullable String standard,
        String expected,
        String purpose,
        Predicate<String> accepts) {

    static Setting required(String name, String expected, String purpose, Predicate<String> accepts) {
        return new Setting(name, true, null, expected, purpose, accepts);
    }

    static Setting optional(
            String name, @Nullable String standard, String expected, String purpose, Predicate<String> accepts) {
        return new Setting(name, false, standard, expected, purpose, accepts);
    }

    /** Whether it leads to something outside that is real: a database, a carrier, a mail server, people's accounts. */
    public boolean isReal() {
        return name.startsWith(Settings.DATABASE)
                || name.startsWith("HEARTHLINE_TWILIO_")
                || name.startsWith("HEARTHLINE_SMTP_")
                || name.startsWith("HEARTHLINE_OIDC_")
                || name.equals(Settings.DATA_KEY);
    }
}
