package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.hearthline.platform.RecentErrors.RecentError;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class RecentErrorsTest {

    private static final Instant AT = Instant.parse("2026-11-24T15:00:00Z");
    private static final String OURS = "org.hearthline.message.Dispatcher";

    private final RecentErrors errors = new RecentErrors();

    @Test
    void moreThanAreKept_leaveTheLast() {
        IntStream.range(0, RecentErrors.MOST + 3).forEach(i -> errors.publish(said(Level.SEVERE, OURS, "Error " + i)));

        assertThat(errors.newestFirst()).hasSize(RecentErrors.MOST);
        assertThat(errors.newestFirst().get(0).message()).isEqualTo("Error 52");
        assertThat(errors.newestFirst().get(RecentErrors.MOST - 1).message()).isEqualTo("Error 3");
    }

    @Test
    void whatIsNoError_isNotKept() {
        errors.publish(said(Level.WARNING, OURS, "The carrier is slow"));

        assertThat(errors.newestFirst()).isEmpty();
    }

    @Test
    void anIncident_isFoundByItsId() {
        String incident = "0b6f7c1e-6a53-4a55-9f0b-7d0d8f6a0f11";
        ExtLogRecord fault = new ExtLogRecord(
                Level.SEVERE, "Incident %s: %s", ExtLogRecord.FormatStyle.PRINTF, RecentErrorsTest.class.getName());
        fault.setLoggerName(OURS);
        fault.setInstant(AT);
        fault.setParameters(new Object[] {incident, "java.lang.IllegalStateException"});

        errors.publish(fault);

        assertThat(errors.newestFirst())
                .containsExactly(new RecentError(
                        AT, OURS, "Incident " + incident + ": java.lang.IllegalStateException", incident));
    }

    @Test
    void whatALibrarySays_isKeptAsItsKindAlone() {
        ExtLogRecord fault = said(Level.SEVERE, "io.vertx.core", "Unhandled for ana@family.example");
        fault.setThrown(new IllegalStateException("ana@family.example"));

        errors.publish(fault);

        assertThat(errors.newestFirst()).singleElement().satisfies(error -> assertThat(error.message())
                .startsWith("java.lang.IllegalStateException")
                .doesNotContain("family.example"));
    }

    private static ExtLogRecord said(Level level, String logger, String message) {
        ExtLogRecord said = new ExtLogRecord(level, message, RecentErrorsTest.class.getName());
        said.setLoggerName(logger);
        said.setInstant(AT);
        return said;
    }
}
