package org.hearthline.consent;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Lookup;

/** An address in the one form in which it is kept: of two ways to write one, both are it. */
record Plain(Channel channel, String value) {

    /** Numbers without a country's code are of this country. */
    private static final String COUNTRY = "US";

    private static final int LONGEST_EMAIL = 254;

    /** What a mail server may take: one '@', no spaces, a domain with a dot. Who owns it shows when they confirm. */
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\_]+\\.[^\\s@.<>\"(),:;\\[\\]\\\\_]{2,}");

    /** Empty when it is no phone number, or no e-mail address, that anybody can be reached at. */
    static Optional<Plain> of(Channel channel, String written) {
        return switch (channel) {
            case SMS -> phone(written).map(number -> new Plain(channel, number));
            case EMAIL -> email(written).map(address -> new Plain(channel, address));
        };
    }

    private static Optional<String> phone(String written) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(written, COUNTRY);
            return numbers.isValidNumber(number) && !number.hasExtension()
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<String> email(String written) {
        String address = written.strip().toLowerCase(Locale.ROOT);
        return address.length() <= LONGEST_EMAIL && EMAIL.matcher(address).matches()
                ? Optional.of(address)
                : Optional.empty();
    }

    Uni<Buffer> hash(Lookup lookup) {
        return switch (channel) {
            case SMS -> lookup.phone(value).map(Buffer::buffer);
            case EMAIL -> lookup.email(value).map(Buffer::buffer);
        };
    }
}
