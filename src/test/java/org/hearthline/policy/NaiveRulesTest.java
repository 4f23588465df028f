package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Two readings of POLICY, one quick and one plain, agree on every case. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(Proof.class)
class NaiveRulesTest {

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Provide
    Arbitrary<Situation> situationsUnderDeliveredPolicies() {
        return Situations.under(MadeUpPolicies.delivered());
    }

    @Property(tries = 1500)
    void anyPolicy_requirementsAsTheSecondReadingHasThem(@ForAll("situations") Situation situation) {
        assertSame(situation);
    }

    @Property(tries = 500)
    void deliveredPolicy_requirementsAsTheSecondReadingHasThem(
            @ForAll("situationsUnderDeliveredPolicies") Situation situation) {
        assertSame(situation);
    }

    @Property(tries = 500)
    void dutyOnADay_asTheSecondReadingHasIt(@ForAll("situations") Situation situation) {
        for (Participant participant : situation.facts().participants()) {
            Duty duty = situation.rules().duty(participant.id(), situation.asOf());

            assertThat(new NaiveDuty(duty.kind(), duty.accepts(), duty.childIds(), duty.reasons(), duty.needsReview()))
                    .isEqualTo(NaiveDuty.to(participant, situation.policy(), situation.facts(), situation.asOf()));
        }
    }

    private static void assertSame(Situation situation) {
        assertThat(Proof.checked(situation.requirements()))
                .isEqualTo(situation
                        .naiveRules()
                        .requirements(situation.asOf(), situation.asOf().plusDays(Situation.LOOKAHEAD)));
    }
}
