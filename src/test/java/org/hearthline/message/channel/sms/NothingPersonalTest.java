package org.hearthline.message.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.message.channel.sms.SmsFixture.handOff;
import static org.hearthline.message.channel.sms.SmsFixture.lineTo;
import static org.hearthline.message.channel.sms.SmsFixture.text;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hearthline.message.channel.HandOff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to a text, neither its number nor its words reach the log or a reason. */
class NothingPersonalTest {

    private static final Logger OURS = Logger.getLogger("org.hearthline");

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord logRecord) {
            StringWriter all = new StringWriter();
            all.append(logRecord.getMessage()).append(String.valueOf(logRecord.getParameters()));
            if (logRecord.getThrown() != null) {
                logRecord.getThrown().printStackTrace(new PrintWriter(all));
            }
            logged.add(all.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private ScriptedCarrier carrier;
    private CarrierLine line;

    @BeforeEach
    void start() throws IOException {
        carrier = new ScriptedCarrier();
        line = lineTo(carrier.url(), 1, Duration.ofSeconds(8), Duration.ofSeconds(30));
        collector.setLevel(Level.ALL);
        OURS.setLevel(Level.ALL);
        OURS.addHandler(collector);
    }

    @AfterEach
    void stop() throws IOException {
        OURS.removeHandler(collector);
        OURS.setLevel(null);
        line.close();
        carrier.close();
    }

    @Test
    void anyAnswer_leavesNothingPersonal() {
        for (int status : new int[] {200, 201, 400, 401, 429, 500, 503}) {
            carrier.answers(status, ScriptedCarrier.error(status, 21211));
            assertNothingPersonal(handOff(line, text()));
            carrier.answers(
                    status, "{\"sid\": 1, \"to\": \"" + SmsFixture.NUMBER + "\", \"body\": [\"" + SmsFixture.TEXT);
            assertNothingPersonal(handOff(line, text()));
        }
    }

    @Test
    void defect_isLoggedByItsPlaceAlone() {
        HandOff outcome = handOff(line, text(Duration.ofMinutes(5), () -> {
            throw new IllegalStateException("about " + SmsFixture.NUMBER);
        }));

        assertThat(outcome).isEqualTo(new HandOff.NotTaken("NOT_PREPARED", false));
        assertThat(logged).isNotEmpty();
        assertNothingPersonal(outcome);
        assertThat(carrier.calls()).isEmpty();
    }

    private void assertNothingPersonal(HandOff outcome) {
        assertThat(outcome.toString()).doesNotContain("6155550142", "free");
        assertThat(logged).noneMatch(line -> line.contains("6155550142") || line.contains("free"));
    }
}
