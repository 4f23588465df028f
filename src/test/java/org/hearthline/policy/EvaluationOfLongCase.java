package org.hearthline.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hearthline.casework.TennesseeDays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The time that one thread takes to judge one case, with the service's own calendar of business days. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EvaluationOfLongCase {

    /** As far as the plan of a case is kept. */
    private static final LocalDate THROUGH = LongCase.AS_OF.plusDays(35);

    @Param({"tn-31.8", "draft-30-day"})
    public String policyId;

    @Param("24")
    public int months;

    private final Predicate<LocalDate> businessDays = TennesseeDays.businessDays();
    private Policy policy;
    private CaseFacts facts;

    @Setup
    public void open() {
        policy = List.of(Policies.tn318(), Policies.draft30Day()).stream()
                .filter(each -> each.id().equals(policyId))
                .findFirst()
                .orElseThrow();
        facts = LongCase.of(months);
    }

    /** What the service asks whenever a case is planned, from facts to requirements with their reminders. */
    @Benchmark
    public List<Requirement> requirements() {
        return new Rules(policy, facts, CaseBuilder.CHICAGO, businessDays).requirements(LongCase.AS_OF, THROUGH);
    }

    /**
     * The rules as the policies word them, of every day: is contact owed today? It is the least that any evaluation does that walks the
     * days of a case, without a single requirement or reminder made of the answers.
     */
    @Benchmark
    public void dutyDayByDay(Blackhole answers) {
        for (Participant participant : facts.participants()) {
            DutyRule rule = new DutyRule(policy, facts, participant);
            facts.openedOn().datesUntil(THROUGH).forEach(day -> answers.consume(rule.on(day)));
        }
    }
}
