package org.hearthline.message.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.message.channel.email.ScriptedMailServer.DOT;
import static org.hearthline.message.channel.email.ScriptedMailServer.DROP;
import static org.hearthline.message.channel.email.ScriptedMailServer.GREETING;
import static org.hearthline.message.channel.email.ScriptedMailServer.SILENCE;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hearthline.message.channel.Attachment;
import org.hearthline.message.channel.Attempt;
import org.hearthline.message.channel.Content;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.HandOff.Consequence;
import org.hearthline.message.channel.Outgoing;
import org.hearthline.platform.PublicUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one hand-off says to a mail server, and what the server's answers make of it. */
class EmailChannelTest {

    private static final Attempt ATTEMPT = new Attempt(UUID.fromString("0191e7a0-0000-7000-8000-000000000001"), 2);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final BooleanSupplier YES = () -> true;

    private static Vertx vertx;

    private ScriptedMailServer smtp;
    private MailServer server;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close();
    }

    @BeforeEach
    void start() throws IOException {
        smtp = new ScriptedMailServer();
        server = server(smtp.port(), 1, "DISABLED", "NONE", LONG);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        smtp.close();
    }

    @Test
    void emailToAParent_carriesOurIdAndAWayToUnsubscribe() {
        HandOff outcome = handOff(email(true, YES));

        assertThat(outcome).isEqualTo(new HandOff.Accepted(null, null));
        assertThat(smtp.lines())
                .contains(
                        "MAIL FROM:<line@agency.example>",
                        "RCPT TO:<m@example.org>",
                        "Message-ID: <" + ATTEMPT + "@hearthline.agency.example>",
                        "Auto-Submitted: auto-generated",
                        "List-Unsubscribe: <https://hearthline.agency.example/unsubscribe/" + ATTEMPT + ">",
                        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                        "Are you free?");
    }

    @Test
    void attachment_goesWithItsNameAndType() {
        Outgoing plain = email(true, YES);
        Content withFile = plain.content()
                .with(new Attachment(
                        "meeting.ics",
                        "text/calendar; charset=UTF-8; method=REQUEST",
                        Buffer.buffer("BEGIN:VCALENDAR")));

        handOff(new Outgoing(plain.attempt(), plain.address(), withFile, true, plain.validFor(), plain.mayBegin()));

        assertThat(smtp.lines())
                .anyMatch(line -> line.startsWith("Content-Type: text/calendar; charset=UTF-8; method=REQUEST"))
                .anyMatch(line -> line.contains("meeting.ics"))
                .contains(Base64.getEncoder().encodeToString("BEGIN:VCALENDAR".getBytes(UTF_8)));
    }

    @Test
    void emailToAWorker_carriesNoWayToUnsubscribe() {
        handOff(email(false, YES));

        assertThat(smtp.lines())
                .contains("Message-ID: <" + ATTEMPT + "@hearthline.agency.example>")
                .noneMatch(line -> line.startsWith("List-Unsubscribe"));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 m@example.org: no such user,     SMTP_550_5.1.1,  BAD_ADDRESS",
        "RCPT, 550 5.1.2 no such host,                    SMTP_550_5.1.2,  BAD_ADDRESS",
        "RCPT, 551 5.1.6 moved,                           SMTP_551_5.1.6,  BAD_ADDRESS",
        "RCPT, 556 5.1.10 takes no mail,                  SMTP_556_5.1.10, BAD_ADDRESS",
        "RCPT, 550 5.2.1 disabled,                        SMTP_550_5.2.1,  BAD_ADDRESS",
        "RCPT, 550 5.7.1 not allowed,                     SMTP_550_5.7.1,  NONE",
        "RCPT, 550 no,                                    SMTP_550,        NONE",
        "RCPT, 550 4.1.1 a status that contradicts,       SMTP_550,        NONE",
        "MAIL, 552 5.3.4 too big,                         SMTP_552_5.3.4,  NONE",
        ".,    554 5.7.1 looks like spam,                 SMTP_554_5.7.1,  NONE",
        ".,    554 5.6.0 cannot read it,                  SMTP_554_5.6.0,  NONE",
    })
    void refusalForGood_isRefusedByItsCodes(String step, String reply, String reason, Consequence consequence) {
        smtp.answers(step, reply);

        assertThat(handOff(email(true, YES))).isEqualTo(new HandOff.Refused(reason, consequence));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 4.2.1 greylisted,             SMTP_450_4.2.1, false",
        "RCPT, 451 4.7.1 come back,              SMTP_451_4.7.1, false",
        "RCPT, 450 busy,                         SMTP_450,       false",
        "RCPT, 452 4.2.2 mailbox full,           SMTP_452_4.2.2, false",
        "RCPT, 552 5.2.2 mailbox full,           SMTP_552_5.2.2, false",
        "RCPT, 452 disk full,                    SMTP_452,       true",
        "RCPT, 451 4.3.0 system,                 SMTP_451_4.3.0, true",
        ".,    451 4.3.2 system,                 SMTP_451_4.3.2, true",
        ".,    421 4.3.2 going down,             SMTP_421_4.3.2, true",
        "MAIL, 421 going down,                   SMTP_421,       true",
        "MAIL, 530 5.7.0 log in first,           SMTP_530_5.7.0, true",
        "MAIL, 553 5.1.8 your address,           SMTP_553_5.1.8, true",
    })
    void refusalForNow_isNotTakenAndSaysWhetherTheServerIsSick(String step, String reply, String reason, boolean sick) {
        smtp.answers(step, reply);

        assertThat(handOff(email(true, YES))).isEqualTo(new HandOff.NotTaken(reason, sick));
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 4.7.0 too many connections, SMTP_421_4.7.0",
        "GREETING, 554 5.3.2 no service here,      SMTP_554_5.3.2",
        "GREETING, 450 not now,                    SMTP_450",
    })
    void refusalBeforeTheEnvelope_isAboutTheServerWhateverItsCode(String step, String reply, String reason) {
        smtp.answers(step, reply);

        assertThat(handOff(email(true, YES))).isEqualTo(new HandOff.NotTaken(reason, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {GREETING, "EHLO"})
    void connectionLostBeforeTheEnvelope_hasSurelyNotTakenItAndIsNotMissed(String step) {
        smtp.answers(step, DROP);

        // The client does not hear of a connection that ends before its greeting: our own patience does.
        HandOff first = handOff(server, SHORT, email(true, YES));
        smtp.keepsToTheProtocol();
        HandOff second = handOff(email(true, YES));

        assertThat(first).isEqualTo(new HandOff.NotTaken("SMTP_NO_ANSWER", true));
        assertThat(second).isInstanceOf(HandOff.Accepted.class);
    }

    @Test
    void onlyConnectionThatNeverAnswers_keepsNoPlaceFromTheNext() {
        smtp.answers(GREETING, SILENCE);

        HandOff first = handOff(server, SHORT, email(true, YES));
        smtp.keepsToTheProtocol();
        HandOff second = handOff(server, SHORT, email(true, YES));

        assertThat(first).isEqualTo(new HandOff.NotTaken("SMTP_NO_ANSWER", true));
        assertThat(second).isInstanceOf(HandOff.Accepted.class);
    }

    @Test
    void connectionLostAfterTheData_mayHaveTakenIt() {
        smtp.answers(DOT, DROP);

        assertThat(handOff(email(true, YES))).isEqualTo(new HandOff.Unknown("SMTP_NO_ANSWER", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?", "55", "5500 no", "no 550 5.1.1"})
    void answerToTheDataThatIsNone_mayHaveTakenIt(String reply) {
        smtp.answers(DOT, reply);

        assertThat(handOff(email(true, YES))).isEqualTo(new HandOff.Unknown("SMTP_NO_ANSWER", true));
    }

    @Test
    void serverThatFallsSilentBeforeTheEnvelope_hasSurelyNotTakenItAndKeepsNoConnection() {
        MailServer hasty = server(smtp.port(), 1, "DISABLED", "NONE", SHORT);
        smtp.answers(GREETING, SILENCE);

        HandOff first = handOff(hasty, SHORT, email(true, YES));
        smtp.keepsToTheProtocol();
        HandOff second = handOff(hasty, LONG, email(true, YES));

        assertThat(first).isEqualTo(new HandOff.NotTaken("SMTP_NO_ANSWER", true));
        assertThat(second).isInstanceOf(HandOff.Accepted.class);
        hasty.close();
    }

    @Test
    void serverThatFallsSilentAfterTheData_mayHaveTakenItAndKeepsNoConnection() {
        MailServer hasty = server(smtp.port(), 1, "DISABLED", "NONE", SHORT);
        smtp.answers(DOT, SILENCE);

        HandOff first = handOff(hasty, SHORT, email(true, YES));
        smtp.keepsToTheProtocol();
        HandOff second = handOff(hasty, LONG, email(true, YES));

        assertThat(first).isEqualTo(new HandOff.Unknown("SMTP_NO_ANSWER", true));
        assertThat(second).isInstanceOf(HandOff.Accepted.class);
        hasty.close();
    }

    @Test
    void emailThatWaitedTooLongForAConnection_isNotSent() {
        smtp.answers(DOT, SILENCE);
        channel(server, LONG).handOff(email(true, YES)).subscribe().with(ignored -> {});

        HandOff second = handOff(server, SHORT, email(true, YES));

        assertThat(second).isEqualTo(new HandOff.NotTaken("SMTP_NO_ANSWER", true));
        assertThat(smtp.lines().stream().filter(line -> line.startsWith("MAIL")))
                .hasSizeLessThan(2);
    }

    @Test
    void serverThatRefusesConnections_hasSurelyNotTakenIt() throws IOException {
        MailServer nobody = server(unusedPort(), 1, "DISABLED", "NONE", LONG);

        assertThat(handOff(nobody, LONG, email(true, YES))).isEqualTo(new HandOff.NotTaken("SMTP_UNREACHABLE", true));
        nobody.close();
    }

    @ParameterizedTest
    @CsvSource({"REQUIRED, NONE", "DISABLED, REQUIRED"})
    void serverWithoutASecureLogin_hasSurelyNotTakenIt(String startTls, String login) {
        MailServer secured = server(smtp.port(), 1, startTls, login, LONG);

        assertThat(handOff(secured, LONG, email(true, YES)))
                .isEqualTo(new HandOff.NotTaken("SMTP_NO_SECURE_LOGIN", true));
        secured.close();
    }

    @Test
    void senderThatLostItsLease_sendsNoEnvelopeAndHoldsItsConnectionNoLongerThanAHandOffMayTake() {
        HandOff first = handOff(email(true, () -> false));

        assertThat(first).isEqualTo(new HandOff.NotTaken("LEASE_LOST", false));
        assertThat(smtp.lines()).noneMatch(line -> line.startsWith("MAIL"));
        // The mail client mostly gives the connection back at once; where it does not, the next one waits for that in
        // vain.
        HandOff next = handOff(email(true, YES));
        assertThat(next instanceof HandOff.NotTaken ? handOff(email(true, YES)) : next)
                .isInstanceOf(HandOff.Accepted.class);
    }

    @Test
    void leaseIsAskedFor_whenTheServerHasGreetedAndNotBefore() {
        handOff(email(true, () -> smtp.lines().stream().anyMatch(line -> line.startsWith("EHLO"))));

        assertThat(smtp.lines()).contains("Are you free?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a b@example.org",
                "a@example.org\r\nRCPT TO:<b@example.org>",
                "a@b, c@d",
                "Dana <dana@agency.example>",
                "a@b@c"
            })
    void textThatIsNoAddress_isRefusedUnsent(String address) {
        Outgoing outgoing = new Outgoing(
                ATTEMPT, address, new Content("Tuesday", "Are you free?", null), true, Duration.ofMinutes(5), YES);

        assertThat(handOff(outgoing)).isEqualTo(new HandOff.Refused("ADDRESS_NOT_VALID", Consequence.BAD_ADDRESS));
        assertThat(smtp.lines()).isEmpty();
    }

    private HandOff handOff(Outgoing outgoing) {
        return handOff(server, LONG, outgoing);
    }

    private static HandOff handOff(MailServer server, Duration sendTimeout, Outgoing outgoing) {
        return channel(server, sendTimeout).handOff(outgoing).await().atMost(LONG);
    }

    private static EmailChannel channel(MailServer server, Duration sendTimeout) {
        return new EmailChannel(
                server, "line@agency.example", new PublicUrl("https://hearthline.agency.example"), sendTimeout);
    }

    private static MailServer server(int port, int connections, String startTls, String login, Duration sendTimeout) {
        return new MailServer(
                vertx,
                new MailServer.Settings(
                        "127.0.0.1",
                        port,
                        false,
                        startTls,
                        login,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(10),
                        connections),
                sendTimeout);
    }

    private static Outgoing email(boolean toParent, BooleanSupplier mayBegin) {
        return new Outgoing(
                ATTEMPT,
                "m@example.org",
                new Content("Tuesday", "Are you free?", null),
                toParent,
                Duration.ofMinutes(5),
                mayBegin);
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
