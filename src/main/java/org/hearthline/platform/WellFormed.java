package org.hearthline.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the value of a setting must look like. */
final class WellFormed {

    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s<>@,]+@[^\\s<>@,]+");
    private static final Pattern NAMED_MAIL_ADDRESS = Pattern.compile("[^<>@\\r\\n]*<" + MAIL_ADDRESS.pattern() + ">");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Other options name passwords, classes to load, or what the driver logs; or the server does not know them. */
    private static final Pattern DATABASE_OPTIONS = Pattern.compile("sslmode=[a-z-]+");

    private WellFormed() {}

    static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    static boolean isText(String value) {
        return !value.isBlank();
    }

    static boolean isDatabaseUrl(String value) {
        return uri(Settings.withoutJdbc(value))
                .filter(uri -> "postgresql".equals(uri.getScheme()))
                .filter(uri -> uri.getRawPath().matches("/[^/]+"))
                .filter(uri -> uri.getRawFragment() == null)
                .filter(uri -> uri.getRawQuery() == null
                        || DATABASE_OPTIONS.matcher(uri.getRawQuery()).matches())
                .isPresent();
    }

    static boolean isHttpsOrLoopback(String value) {
        return uri(value)
                .filter(uri -> "https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && isLoopback(uri.getHost())))
                .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
                .isPresent();
    }

    static boolean isCarrier(String value) {
        return isHttpsOrLoopback(value)
                && uri(value)
                        .filter(uri -> isLoopback(uri.getHost())
                                || uri.getHost().equals("twilio.com")
                                || uri.getHost().endsWith(".twilio.com"))
                        .isPresent();
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** An address with a host and without a user: what stands before an @ hides which host is meant, or is a password. */
    private static Optional<URI> uri(String value) {
        try {
            URI uri = new URI(value);
            return Optional.of(uri).filter(it -> it.getHost() != null && it.getRawUserInfo() == null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static boolean isPort(String value) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65535;
    }

    static boolean isSender(String value) {
        return MAIL_ADDRESS.matcher(value).matches()
                || NAMED_MAIL_ADDRESS.matcher(value).matches();
    }

    static boolean isFolder(String value) {
        try {
            Path folder = Path.of(value);
            return Files.isDirectory(folder) && Files.isReadable(folder);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    static boolean isDataKey(String value) {
        try {
            DataKey.parse(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
