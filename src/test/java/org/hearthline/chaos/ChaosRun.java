package org.hearthline.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.hearthline.chaos.Script.Planned;
import org.junit.jupiter.api.Test;

/**
 * The service as several processes, tried with a script of faults while facts come that forbid messages. {@code -Dchaos.seed=} chooses
 * the script, {@code -Dchaos.minutes=} how long it goes on.
 */
class ChaosRun {

    private static final Duration TO_THE_END = Duration.ofMinutes(2);
    private static final Duration RETRIES_COME = Duration.ofSeconds(1);

    @Test
    void faultsWhileFactsChange_sendNothingForbiddenNothingTwiceAndLoseNothing() throws Exception {
        long seed = Long.getLong("chaos.seed", 1);
        Duration length =
                Duration.ofMillis((long) (60_000 * Double.parseDouble(System.getProperty("chaos.minutes", "5"))));
        Script script = Script.of(seed, length);
        print(seed, length, script);

        try (Trial trial = new Trial("seed-" + seed, seed, Script.PROCESSES, Trial.LIVELY)) {
            trial.openCases(Script.cases(length));
            trial.carrier().isRough();
            play(trial, script, length);
            trial.heal();
            trial.log("all is well again");
            boolean over = awaitEnd(trial);
            Verdict verdict = new Verdict(
                    trial.database(), trial.carrier().journal(), trial.facts().answered());
            System.out.printf(
                    Locale.ROOT,
                    "%nCHAOS seed %d, %s: %d faults, of which %d waited in vain for a process to come to their step%n",
                    seed,
                    length,
                    script.faults().size(),
                    trial.notReached());
            System.out.println("processes started: "
                    + List.of(
                            trial.service(0).starts(),
                            trial.service(1).starts(),
                            trial.service(2).starts()));
            verdict.lines().forEach(System.out::println);
            judge(verdict, over);
        }
    }

    private static void print(long seed, Duration length, Script script) {
        System.out.printf(
                Locale.ROOT,
                "CHAOS seed %d, %s: %d faults, %d texts in %d waves, %d calls that forbid; script %08x%n",
                seed,
                length,
                script.faults().size(),
                script.waves().stream().mapToInt(wave -> wave.what().size()).sum(),
                script.waves().size(),
                script.forbiddings().size(),
                script.toString().hashCode());
        for (Planned<Fault> fault : script.faults()) {
            System.out.printf(Locale.ROOT, "  %6.1f s  %s%n", fault.at().toMillis() / 1000.0, fault.what());
        }
    }

    private static void play(Trial trial, Script script, Duration length) {
        trial.log("the script begins");
        script.waves()
                .forEach(wave -> trial.later(wave.at(), () -> trial.texts().enqueue(wave.what())));
        script.forbiddings().forEach(each -> trial.later(each.at(), () -> trial.forbid(each.what())));
        script.faults()
                .forEach(each -> trial.later(each.at(), () -> {
                    trial.log(each.what().toString());
                    each.what().befall(trial);
                }));
        trial.awaitScript(length);
    }

    /** What waits for its next attempt, since the carrier refused it, is tried at once. */
    private static boolean awaitEnd(Trial trial) {
        return Patience.until(TO_THE_END, RETRIES_COME, () -> {
            trial.database().write("update message set due_at = now() where queued and due_at > now()");
            return Verdict.stored(trial.database()).stream().allMatch(Verdict.Stored::isFinal);
        });
    }

    private static void judge(Verdict verdict, boolean over) {
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(verdict.begunAfterForbidden(false))
                .as("begun although forbidden")
                .isEmpty();
        softly.assertThat(verdict.acceptedTwice()).as("accepted twice").isEmpty();
        softly.assertThat(verdict.withoutEnd()).as("without an end").isEmpty();
        softly.assertThat(verdict.untrue()).as("whose status is not true").isEmpty();
        softly.assertAll();
        assertThat(over).isTrue();
    }
}
