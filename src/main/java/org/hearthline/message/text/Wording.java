package org.hearthline.message.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.text.LanguageDocument.Approval;
import org.hearthline.message.text.LanguageDocument.Words;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/** One message in one language: its texts, their common version, and whether the agency approved them. */
record Wording(
        TextKey key,
        TextTemplate sms,
        TextTemplate subject,
        TextTemplate email,
        String version,
        @Nullable Approval approved) {

    private static final int VERSION_DIGITS = 12;

    /** @param errors where it is wrong; of the texts of this message */
    static Optional<Wording> parse(LanguageDocument file, TextKey key, Words words, Errors errors) {
        TextTemplate sms = parse("sms", words.sms(), key, Channel.SMS, errors);
        TextTemplate subject = parse("subject", words.subject(), key, Channel.EMAIL, errors);
        TextTemplate email = parse("email", words.email(), key, Channel.EMAIL, errors);
        return sms == null || subject == null || email == null
                ? Optional.empty()
                : Optional.of(new Wording(
                        key,
                        sms,
                        subject,
                        email,
                        version(file.language(), words.sms(), words.subject(), words.email(), file.emailFooter()),
                        words.approved()));
    }

    private static @Nullable TextTemplate parse(
            String field, String words, TextKey key, Channel channel, Errors errors) {
        try {
            return TextTemplate.parse(words, key.allowed(channel));
        } catch (TextTemplate.Wrong wrong) {
            errors.add(field, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private static String version(String... parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
