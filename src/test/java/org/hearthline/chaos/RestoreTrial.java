package org.hearthline.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearthline.message.MessageStatus;
import org.junit.jupiter.api.Test;

/** The database is lost and a copy is brought back, from before much was sent. {@code -Ddisaster.forgetful=true} leaves out what has to be done then. */
class RestoreTrial {

    private static final Duration IN_THE_GAP = Duration.ofSeconds(25);
    private static final Duration WHILE_DOWN = Duration.ofSeconds(60);
    private static final Duration AFTERWARDS = Duration.ofSeconds(150);

    @Test
    void databaseBroughtBackFromBefore_sendsNothingTwiceHeedsWhoSaidStopAndForgetsNothing() throws Exception {
        try (DisasterTrial trial = new DisasterTrial("restore", 1)) {
            ServiceProcess service = trial.start(0);
            trial.openCases(12);
            List<UUID> before = trial.texts(0, 6, Duration.ZERO);
            trial.awaitThat("what is sent before the copy", () -> trial.acceptedOf(before) == before.size());
            List<UUID> since = trial.texts(6, 18, IN_THE_GAP);
            List<UUID> pairs = Stream.concat(
                            trial.texts(18, 21, IN_THE_GAP).stream(), trial.texts(18, 21, IN_THE_GAP).stream())
                    .toList();
            List<UUID> missed = trial.texts(21, 26, WHILE_DOWN);
            List<UUID> later = trial.texts(26, 30, AFTERWARDS);
            UUID ended = trial.text(30, AFTERWARDS);
            Path copy = trial.folder.resolve("copy");
            trial.database().copyTo(copy);
            trial.log("the data folder is copied");

            List<UUID> unknown = trial.texts(31, 34, Duration.ZERO);
            List<UUID> went =
                    Stream.of(since, pairs, unknown).flatMap(List::stream).toList();
            trial.carrier.receives(CaseLoad.number(30), "STOP");
            trial.awaitThat("what is sent after the copy", () -> trial.acceptedOf(went) == went.size());
            trial.awaitThat(
                    "what is redacted",
                    () -> trial.database()
                                    .read("select 1 from redaction where done_at is not null", row -> 1)
                                    .size()
                            >= went.size());
            service.close();
            trial.database().destroy();
            trial.log("the database is lost, " + went.size() + " texts after the copy");
            int creates = trial.carrier.journal().size();

            trial.use(trial.server(copy));
            boolean forgetful = Boolean.getBoolean("disaster.forgetful");
            if (!forgetful) {
                trial.database().read("select after_restore()", row -> 1);
            }
            trial.start(0);
            trial.log("the service runs on the copy");
            if (!forgetful) {
                trial.awaitThat(
                        "the carrier's answer",
                        () -> trial.database().read("select why from pause", row -> row.getString(1)).stream()
                                        .anyMatch(why -> why.startsWith("restored: the carrier was asked"))
                                && trial.stored().stream()
                                        .filter(each -> missed.contains(each.id()))
                                        .allMatch(each -> each.status() == MessageStatus.HELD));
                trial.log("the carrier was asked");
                assertThat(trial.carrier.journal()).hasSize(creates);
                trial.resume(0);
            }
            trial.awaitThat("an end of all", () -> trial.stored().stream()
                    .allMatch(each -> each.isFinal() || each.hasTask() && each.status() == MessageStatus.HELD));

            Map<UUID, Verdict.Stored> ends =
                    trial.stored().stream().collect(Collectors.toMap(Verdict.Stored::id, each -> each));
            List<UUID> all = Stream.of(before, since, pairs, missed, later)
                    .flatMap(List::stream)
                    .toList();
            System.out.println(
                    "RESTORE texts accepted twice: " + trial.acceptedTwice().size());
            say("sent before the copy", before, ends, trial);
            say("sent since, one each", since, ends, trial);
            say("sent since, two each", pairs, ends, trial);
            say("fell due while the service was away", missed, ends, trial);
            say("fell due afterwards", later, ends, trial);
            say("to somebody who had said STOP since", List.of(ended), ends, trial);
            System.out.println("sent since, of which the copy does not know: " + unknown.size());
            assertThat(trial.acceptedTwice()).isEmpty();
            assertThat(trial.carrier.journal()).noneMatch(create -> ended.equals(create.message()));
            // The words of their STOP are redacted at the carrier, so that a person is asked what they were.
            assertThat(ends.get(ended).hasTask()).isTrue();
            assertThat(trial.acceptedOf(all)).isEqualTo(all.size());
            assertThat(since).allMatch(each -> ends.get(each).status() == MessageStatus.DELIVERED);
            assertThat(pairs)
                    .allMatch(each -> ends.get(each).status() == MessageStatus.DELIVERED
                            || ends.get(each).hasTask());
        }
    }

    private static void say(String what, List<UUID> texts, Map<UUID, Verdict.Stored> ends, DisasterTrial trial) {
        System.out.println(what + ": " + texts.size() + ", accepted by the carrier " + trial.acceptedOf(texts) + ": "
                + texts.stream()
                        .map(ends::get)
                        .collect(Collectors.groupingBy(
                                each -> each.status()
                                        + (each.reason() == null ? "" : " " + each.reason())
                                        + (each.hasTask() ? ", with a task" : ""),
                                Collectors.counting())));
    }
}
