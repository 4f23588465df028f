package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** A plan that is remade only on the days that the rules name is the plan that is made every day. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(Proof.class)
class PlanPropertiesTest {

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Property(tries = 12)
    void yearWalkedFromChangeToChange_sameRequirementsAndRemindersAsDayByDay(
            @ForAll("situations") Situation situation, @ForAll @IntRange(max = 45) int lookahead) {
        Rules rules = situation.rules();
        LocalDate day = situation.day(-20);
        List<Owed> plan = List.of();
        Optional<LocalDate> nextChange = Optional.of(day);
        for (LocalDate end = day.plusYears(1); day.isBefore(end); day = day.plusDays(1)) {
            List<Owed> today = Owed.of(rules.requirements(day, day.plusDays(lookahead)));
            if (nextChange.isPresent() && nextChange.get().equals(day)) {
                plan = today;
                nextChange = rules.nextChange(day, lookahead);
            }
            assertThat(Proof.checked(today)).as("on %s", day).isEqualTo(asSeenOn(day, plan));
        }
    }

    @Property(tries = 150)
    void nextChange_nothingButPassedRemindersUntilThen(
            @ForAll("situations") Situation situation, @ForAll @IntRange(max = 60) int lookahead) {
        Rules rules = situation.rules();
        LocalDate asOf = situation.asOf();
        List<Owed> now = Owed.of(rules.requirements(asOf, asOf.plusDays(lookahead)));

        Optional<LocalDate> next = rules.nextChange(asOf, lookahead);

        LocalDate walkedUntil = next.orElse(asOf.plusDays(70));
        for (LocalDate day = asOf.plusDays(1); day.isBefore(walkedUntil); day = day.plusDays(1)) {
            assertThat(Proof.checked(Owed.of(rules.requirements(day, day.plusDays(lookahead)))))
                    .isEqualTo(asSeenOn(day, now));
        }
        next.ifPresent(day -> {
            assertThat(day).isAfter(asOf);
            assertThat(Owed.of(rules.requirements(day, day.plusDays(lookahead))))
                    .isNotEqualTo(asSeenOn(day, now));
        });
    }

    @Property(tries = 400)
    void farHorizon_onlyAddsWhatOpensLater(
            @ForAll("situations") Situation situation, @ForAll @IntRange(max = 100) int nearDays) {
        LocalDate near = situation.asOf().plusDays(nearDays - 50L);
        LocalDate far = situation.asOf().plusDays(100);

        assertThat(Proof.checked(Owed.of(situation.rules().requirements(situation.asOf(), near))))
                .isEqualTo(Owed.of(situation.rules().requirements(situation.asOf(), far)).stream()
                        .filter(owed -> !owed.opensOn().isAfter(near))
                        .toList());
    }

    private static List<Owed> asSeenOn(LocalDate day, List<Owed> plan) {
        return plan.stream().map(owed -> owed.asSeenOn(day)).toList();
    }
}
