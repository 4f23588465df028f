package org.hearthline.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hearthline.chaos.Script.Forbidding;
import org.hearthline.chaos.Script.Forbids;
import org.hearthline.chaos.Script.Text;
import org.hearthline.message.DispatchSteps.Step;
import org.hearthline.message.MessageStatus;
import org.hearthline.message.Purpose;
import org.junit.jupiter.api.Test;

/** With the service's own settings: how it ends when a process stands still between gate and hand-off for far longer than its lease. */
class StoppedProcessRun {

    private static final Duration STANDS_STILL = Duration.ofSeconds(60);
    private static final Duration POLLED_BY_THEN = Duration.ofSeconds(1);
    private static final Duration RETRY_AND_MORE = Duration.ofMinutes(2);

    @Test
    void orderWhileAProcessStandsStillForAMinuteAfterTheIntent_isAnsweredInTimeAndTheHandOffNeverBegins()
            throws Exception {
        try (Trial trial = new Trial("stopped", 0, 2, List.of())) {
            trial.openCases(1);
            CompletableFuture<Integer> stopped = new CompletableFuture<>();
            for (int each = 0; each < 2; each++) {
                int process = each;
                trial.later(
                        Duration.ZERO,
                        () -> trial.arm(process, "STOP", Step.AFTER_INTENT, messages -> stopped.complete(process)));
            }
            CompletableFuture<UUID> text = new CompletableFuture<>();
            trial.later(
                    POLLED_BY_THEN,
                    () -> text.complete(trial.texts()
                            .enqueue(List.of(new Text(0, Purpose.MEETING_REMINDER, Duration.ZERO)))
                            .get(0)));
            UUID message = text.get(1, TimeUnit.MINUTES);
            int process = stopped.get(1, TimeUnit.MINUTES);
            trial.facts().avoid(process);
            CompletableFuture<Void> goesOn = new CompletableFuture<>();
            trial.later(STANDS_STILL, () -> {
                trial.log("process " + process + " goes on; until then:"
                        + verdict(trial).trail(message));
                trial.service(process).signal("CONT");
                goesOn.complete(null);
            });

            trial.log("a court order releases from efforts for the message's reader");
            Facts.Answered answer = trial.forbid(new Forbidding(Forbids.ORDER_FOR_ONE, 0));
            trial.log("answered after " + answer.took().toMillis() + " ms: cancelled " + answer.cancelled()
                    + ", unsettled " + answer.unsettled());
            goesOn.get(2, TimeUnit.MINUTES);
            Patience.until(
                    RETRY_AND_MORE,
                    () -> Verdict.stored(trial.database()).get(0).isFinal());

            Verdict.Stored end = Verdict.stored(trial.database()).get(0);
            trial.log("the end: " + end.status() + " " + end.reason()
                    + verdict(trial).trail(message));
            trial.log("creates in the carrier's journal: " + trial.carrier().journal());
            assertThat(answer.unsettled()).containsExactly(message);
            assertThat(trial.carrier().journal()).isEmpty();
            assertThat(end.status()).isEqualTo(MessageStatus.DROPPED);
            assertThat(end.reason()).isEqualTo("RELEASED_BY_COURT_ORDER");
        }
    }

    private static Verdict verdict(Trial trial) {
        return new Verdict(
                trial.database(), trial.carrier().journal(), trial.facts().answered());
    }
}
