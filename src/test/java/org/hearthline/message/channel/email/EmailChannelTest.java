package org.hearthline.message.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.hearthline.message.channel.HandOff;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a failure of the mail client says of the message. */
class EmailChannelTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), new HandOff.NotTaken("SMTP_UNREACHABLE")),
                Arguments.of(new UnknownHostException("mail.example"), new HandOff.NotTaken("SMTP_UNREACHABLE")),
                Arguments.of(
                        new RuntimeException(new ConnectException("refused")),
                        new HandOff.NotTaken("SMTP_UNREACHABLE")),
                Arguments.of(reply(451), new HandOff.NotTaken("SMTP_451")),
                Arguments.of(reply(535), new HandOff.NotTaken("SMTP_535")),
                Arguments.of(reply(550), new HandOff.Refused("SMTP_550")),
                Arguments.of(new SSLHandshakeException("no"), new HandOff.NotTaken("SMTP_NO_SECURE_LOGIN")),
                Arguments.of(
                        new NoStackTraceThrowable("STARTTLS required but not supported by server"),
                        new HandOff.NotTaken("SMTP_NO_SECURE_LOGIN")),
                Arguments.of(
                        new NoStackTraceThrowable("login is required, but no credentials supplied"),
                        new HandOff.NotTaken("SMTP_NO_SECURE_LOGIN")),
                Arguments.of(new NoStackTraceThrowable("Connection was closed"), new HandOff.Unknown("SMTP_NO_ANSWER")),
                Arguments.of(new IOException("reset"), new HandOff.Unknown("SMTP_NO_ANSWER")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failure_saysWhatBecameOfTheMessage(Throwable failure, HandOff outcome) {
        assertThat(EmailChannel.outcomeOf(failure)).isEqualTo(outcome);
    }

    private static SMTPException reply(int code) {
        return new SMTPException("not now", code, List.of(code + " not now"), true);
    }
}
