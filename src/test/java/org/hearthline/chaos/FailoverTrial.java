package org.hearthline.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.hearthline.chaos.Script.Forbidding;
import org.hearthline.chaos.Script.Forbids;
import org.junit.jupiter.api.Test;

/** The primary is lost while facts come and texts leave, and its streaming replica takes over. */
class FailoverTrial {

    private static final int CASES = 60;
    private static final int TEXTED = 120;
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TEXTS = Duration.ofMillis(150);
    private static final Duration LOAD_BEFORE = Duration.ofSeconds(10);

    @Test
    void primaryLost_losesNoFactThatWasAnsweredAndDispatchGoesOnWithinThirtySeconds() throws Exception {
        try (DisasterTrial trial = new DisasterTrial("failover", 1)) {
            trial.start(0);
            trial.openCases(CASES);
            Path copy = trial.folder.resolve("replica");
            TrialDatabase primary = trial.database();
            primary.copyTo(copy);
            Files.createFile(copy.resolve("standby.signal"));
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=%d user=postgres'%n".formatted(primary.port()));
            TrialDatabase replica = trial.server(copy);
            primary.write("alter system set synchronous_standby_names = '*'");
            primary.read("select pg_reload_conf()", row -> 1);
            trial.awaitThat("the replica", () -> primary.read(
                            "select sync_state from pg_stat_replication", row -> row.getString(1))
                    .contains("sync"));
            trial.log("the replica follows, and commits wait for it");

            Load load = new Load(trial);
            load.begin();
            trial.awaitThat("load", () -> load.hasRun(LOAD_BEFORE));
            primary.destroy();
            Instant lost = Instant.now();
            int answeredBefore = load.orders.get();
            trial.log("the primary is lost, after " + answeredBefore + " orders were answered");
            replica.promote();
            trial.use(replica);
            Instant promoted = Instant.now();
            trial.log("the replica is the primary");
            trial.awaitThat("a hand-off", () -> trial.carrier.journal().stream()
                    .anyMatch(create -> create.at().isAfter(promoted)));
            Duration first = trial.carrier.journal().stream()
                    .map(TrialCarrier.Create::at)
                    .filter(at -> at.isAfter(promoted))
                    .min(Instant::compareTo)
                    .map(at -> Duration.between(promoted, at))
                    .orElseThrow();
            load.end();
            trial.awaitThat("an end of all", () -> trial.stored().stream()
                    .filter(message -> load.texts.contains(message.id()))
                    .allMatch(Verdict.Stored::isFinal));

            Set<UUID> kept = trial.stored().stream().map(Verdict.Stored::id).collect(Collectors.toSet());
            List<UUID> lostTexts =
                    load.texts.stream().filter(each -> !kept.contains(each)).toList();
            int orders = trial.database()
                    .read("select count(*) from court_order", row -> row.getInt(1))
                    .get(0);
            Verdict verdict = new Verdict(trial.database(), trial.carrier.journal(), trial.facts.answered());
            System.out.println("FAILOVER orders answered: " + load.orders.get() + ", kept: " + orders);
            System.out.println("texts wanted: " + load.texts.size() + ", lost: " + lostTexts.size());
            System.out.println(
                    "replica promoted after " + Duration.between(lost, promoted).toMillis() + " ms, first hand-off "
                            + first.toMillis() + " ms after that");
            verdict.lines().forEach(System.out::println);
            assertThat(orders).isGreaterThanOrEqualTo(load.orders.get());
            assertThat(lostTexts).isEmpty();
            assertThat(verdict.acceptedTwice()).isEmpty();
            assertThat(verdict.begunAfterForbidden(false)).isEmpty();
            assertThat(first).isLessThan(WITHIN);
        }
    }

    /** Orders come as fast as one after the other, and texts are wanted. */
    private static final class Load {
        private final DisasterTrial trial;
        private final ConcurrentLinkedQueue<UUID> texts = new ConcurrentLinkedQueue<>();
        private final AtomicInteger orders = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();
        private final long begun = System.nanoTime();
        private Thread ordering;
        private Thread texting;

        Load(DisasterTrial trial) {
            this.trial = trial;
        }

        void begin() {
            ordering = new Thread(this::order, "orders");
            texting = new Thread(this::text, "texts");
            ordering.start();
            texting.start();
        }

        boolean hasRun(Duration length) {
            return System.nanoTime() - begun > length.toNanos();
        }

        private void order() {
            for (int each = TEXTED / 2; each < CASES * Script.PARTICIPANTS_OF_CASE && !over.get(); each++) {
                trial.facts.record(new Forbidding(Forbids.ORDER_FOR_ONE, each));
                orders.incrementAndGet();
            }
        }

        private void text() {
            for (int each = 0; each < TEXTED * 3 && !over.get(); each++) {
                texts.add(trial.text(each % TEXTED, Duration.ZERO));
                // So that there are some left when the replica has taken over.
                LockSupport.parkNanos(BETWEEN_TEXTS.toNanos());
            }
        }

        void end() throws InterruptedException {
            over.set(true);
            ordering.join();
            texting.join();
        }
    }
}
