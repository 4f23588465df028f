package org.hearthline.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hearthline.bench.Measure;
import org.hearthline.bench.Measures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * {@code policy.evaluate}: evaluations a second on one core, from facts to requirements with reminders, of {@link LongCase} with two years
 * of history. Its baseline asks of the same days of the same case, one by one, no more than whether anything is owed: the evaluation
 * is faster than any that walks the days, as long as the ratio is above one.
 *
 * <p>{@code policy.evaluate.growth.n}: the time for a case of n months beside that for half of them. Linear is twice as much; what the
 * clock of a shared machine blurs is a tenth of that.
 */
@ExtendWith(Measures.class)
class PolicyBench {

    private static final String TN_318 = "tn-31.8";
    private static final String DRAFT = "draft-30-day";
    private static final int USUAL_MONTHS = 24;
    private static final List<Integer> MONTHS = List.of(6, 12, USUAL_MONTHS, 48, 96, 192);
    private static final double TARGET_PER_SECOND = 25_000;
    private static final double LINEAR_AT_WORST = 2.2;

    private record Case(String policyId, int months) {}

    @Test
    void evaluate() throws RunnerException {
        Map<Case, Double> micros = run(options("requirements")
                .param("months", MONTHS.stream().map(String::valueOf).toArray(String[]::new)));
        Map<Case, Double> dayByDay = run(options("dutyDayByDay"));

        addRate("policy.evaluate", micros, dayByDay, new Case(TN_318, USUAL_MONTHS));
        addRate("policy.evaluate." + DRAFT, micros, dayByDay, new Case(DRAFT, USUAL_MONTHS));
        addGrowth("policy.evaluate.growth.", micros, TN_318);
        addGrowth("policy.evaluate." + DRAFT + ".growth.", micros, DRAFT);
    }

    private static void addRate(String name, Map<Case, Double> micros, Map<Case, Double> baseline, Case which) {
        Measures.add(Measure.ofRate(
                name, perSecond(micros.get(which)), "cases/s", perSecond(baseline.get(which)), TARGET_PER_SECOND));
    }

    private static void addGrowth(String name, Map<Case, Double> micros, String policyId) {
        for (int half : MONTHS.subList(0, MONTHS.size() - 1)) {
            double before = micros.get(new Case(policyId, half));
            double value = micros.get(new Case(policyId, 2 * half));
            Measures.add(Measure.ofDuration(name + 2 * half, value, "µs/case", before, LINEAR_AT_WORST * before));
        }
    }

    private static double perSecond(double micros) {
        return 1_000_000 / micros;
    }

    private static ChainedOptionsBuilder options(String benchmark) {
        return new OptionsBuilder()
                .include(EvaluationOfLongCase.class.getName() + "." + benchmark + "$")
                .output("target/" + benchmark + ".jmh.txt")
                // Of one core, collecting garbage included.
                .jvmArgs("-XX:ActiveProcessorCount=1", "-Xmx256m")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1));
    }

    private static Map<Case, Double> run(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.build()).run();
        Map<Case, Double> micros = new HashMap<>();
        results.forEach(result -> micros.put(
                new Case(
                        result.getParams().getParam("policyId"),
                        Integer.parseInt(result.getParams().getParam("months"))),
                result.getPrimaryResult().getScore()));
        return micros;
    }
}
