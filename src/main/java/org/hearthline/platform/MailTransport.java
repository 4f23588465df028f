package org.hearthline.platform;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the connection to the mail server is protected, in Quarkus' terms. */
enum MailTransport {
    TLS(true, "DISABLED"),
    STARTTLS(false, "REQUIRED"),
    NONE(false, "DISABLED");

    final boolean fromTheFirstByte;
    final String upgrade;

    MailTransport(boolean fromTheFirstByte, String upgrade) {
        this.fromTheFirstByte = fromTheFirstByte;
        this.upgrade = upgrade;
    }

    static Optional<MailTransport> of(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(" or "));
    }
}
