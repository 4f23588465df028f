package org.hearthline.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.hearthline.chaos.Fault.CarrierFault;
import org.hearthline.chaos.Fault.DatabaseCrash;
import org.hearthline.chaos.Fault.DatabaseRestart;
import org.hearthline.chaos.Fault.Kill;
import org.hearthline.chaos.Fault.KillAt;
import org.hearthline.chaos.Fault.Stop;
import org.hearthline.chaos.Fault.StopAt;
import org.hearthline.message.DispatchSteps.Step;
import org.hearthline.message.Purpose;

/**
 * What happens when, from the start of the trial: a pure function of the seed and the length. People are named by number, three to a
 * case.
 */
record Script(List<Planned<Fault>> faults, List<Planned<List<Text>>> waves, List<Planned<Forbidding>> forbiddings) {

    static final int PROCESSES = 3;
    static final int PARTICIPANTS_OF_CASE = 3;

    private static final int CASES_A_MINUTE = 20;

    /** The daily cap of each person (POLICY 5.9): no more are ever due on one day. */
    private static final int TEXTS_OF_PERSON = 4;

    private static final List<Purpose> PURPOSES = List.of(
            Purpose.MEETING_PROPOSAL, Purpose.MEETING_CONFIRMED, Purpose.MEETING_REMINDER, Purpose.MEETING_CHANGED);

    record Planned<T>(Duration at, T what) {}

    record Text(int participant, Purpose purpose, Duration dueAfter) {}

    enum Forbids {
        ORDER_FOR_ONE,
        ORDER_FOR_ALL,
        CLOSURE,
        OPT_OUT
    }

    /** A call that records a fact by which this participant gets no more messages; all but an opt-out are about their case. */
    record Forbidding(Forbids kind, int participant) {
        int ofCase() {
            return participant / PARTICIPANTS_OF_CASE;
        }
    }

    static int cases(Duration length) {
        return Math.max(1, (int) (length.toMillis() * CASES_A_MINUTE / 60_000));
    }

    static Script of(long seed, Duration length) {
        List<Planned<List<Text>>> waves = waves(new Random(seed), length);
        return new Script(
                faults(new Random(seed ^ 0x0fa17L), length), waves, forbiddings(new Random(seed ^ 0xf0bbedL), waves));
    }

    /** Every kind comes once before any comes again. */
    private static List<Planned<Fault>> faults(Random random, Duration length) {
        List<Planned<Fault>> faults = new ArrayList<>();
        List<Fault> deck = new ArrayList<>();
        long at = 5_000;
        while (at < length.toMillis()) {
            if (deck.isEmpty()) {
                deck.addAll(deck(random));
                Collections.shuffle(deck, random);
            }
            faults.add(new Planned<>(Duration.ofMillis(at), deck.remove(0)));
            at += 2_500 + random.nextInt(3_000);
        }
        return List.copyOf(faults);
    }

    private static List<Fault> deck(Random random) {
        List<Fault> deck = new ArrayList<>();
        deck.add(new Kill(random.nextInt(PROCESSES)));
        for (Step step : Step.values()) {
            deck.add(new KillAt(step, random.nextInt(PROCESSES)));
        }
        deck.add(new Stop(random.nextInt(PROCESSES), longerThanLease(random)));
        deck.add(new StopAt(Step.AFTER_INTENT, random.nextInt(PROCESSES), longerThanLease(random)));
        deck.add(new StopAt(Step.DURING_HAND_OFF, random.nextInt(PROCESSES), longerThanLease(random)));
        deck.add(new DatabaseRestart());
        deck.add(new DatabaseCrash());
        for (String fault : List.of("429", "500", "ACCEPT_THEN_TIMEOUT", "ACCEPT_THEN_RESET")) {
            deck.add(new CarrierFault(fault, Duration.ofMillis(1_500 + random.nextInt(1_500))));
        }
        return deck;
    }

    private static Duration longerThanLease(Random random) {
        return Trial.LEASE.plusMillis(1_000 + random.nextInt(5_000));
    }

    private static List<Planned<List<Text>>> waves(Random random, Duration length) {
        List<Integer> readers =
                new ArrayList<>(IntStream.range(0, cases(length) * PARTICIPANTS_OF_CASE * TEXTS_OF_PERSON)
                        .map(each -> each / TEXTS_OF_PERSON)
                        .boxed()
                        .toList());
        Collections.shuffle(readers, random);
        List<Planned<List<Text>>> waves = new ArrayList<>();
        double millisOfText = (double) length.toMillis() / readers.size();
        int sent = 0;
        while (sent < readers.size()) {
            int size = Math.min(1 + random.nextInt(12), readers.size() - sent);
            List<Text> wave = readers.subList(sent, sent + size).stream()
                    .map(reader -> new Text(
                            reader,
                            PURPOSES.get(random.nextInt(PURPOSES.size())),
                            random.nextInt(5) > 0 ? Duration.ZERO : Duration.ofMillis(random.nextInt(15_000))))
                    .toList();
            waves.add(new Planned<>(Duration.ofMillis((long) (sent * millisOfText)), wave));
            sent += size;
        }
        return List.copyOf(waves);
    }

    /** Each shortly after a wave, for somebody who is in it: while it is being claimed, judged and handed over. */
    private static List<Planned<Forbidding>> forbiddings(Random random, List<Planned<List<Text>>> waves) {
        List<Planned<Forbidding>> forbiddings = new ArrayList<>();
        Set<Integer> cases = new HashSet<>();
        Set<Integer> people = new HashSet<>();
        for (Planned<List<Text>> wave : waves) {
            Text text = wave.what().get(random.nextInt(wave.what().size()));
            Forbidding forbidding =
                    new Forbidding(Forbids.values()[random.nextInt(Forbids.values().length)], text.participant());
            long at = wave.at().toMillis() + random.nextInt(1_500);
            boolean chosen = random.nextInt(3) == 0;
            boolean isNew = forbidding.kind() == Forbids.OPT_OUT
                    ? people.add(text.participant())
                    : chosen && cases.add(forbidding.ofCase());
            if (chosen && isNew) {
                forbiddings.add(new Planned<>(Duration.ofMillis(at), forbidding));
            }
        }
        return List.copyOf(forbiddings);
    }
}
