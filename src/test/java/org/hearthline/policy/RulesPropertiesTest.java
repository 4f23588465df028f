package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The rules are functions of what is true, not of how it was said. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(Proof.class)
class RulesPropertiesTest {

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Property(tries = 400)
    void factsInAnyOrder_sameRequirements(@ForAll("situations") Situation situation, @ForAll Random random) {
        assertThat(withoutEvidence(shuffled(situation, random))).isEqualTo(withoutEvidence(situation));
    }

    @Property(tries = 400)
    void factSaidTwice_sameRequirements(@ForAll("situations") Situation situation) {
        CaseFacts facts = situation.facts();
        Situation twice = situation.with(
                facts.children(),
                facts.participants(),
                twice(facts.courtOrders()),
                twice(facts.contacts()),
                twice(facts.searches()));

        assertThat(Proof.checked(twice.requirements())).isEqualTo(situation.requirements());
    }

    private static List<Owed> withoutEvidence(Situation situation) {
        return Proof.checked(situation.requirements()).stream()
                .map(Owed::withoutEvidence)
                .toList();
    }

    private static Situation shuffled(Situation situation, Random random) {
        CaseFacts facts = situation.facts();
        return situation.with(
                shuffled(facts.children(), random).stream()
                        .map(child -> new Child(
                                child.id(),
                                child.joinedOn(),
                                child.leftOn(),
                                child.tribalStatus(),
                                shuffled(child.guardianship(), random)))
                        .toList(),
                shuffled(facts.participants(), random).stream()
                        .map(participant -> new Participant(
                                participant.id(),
                                participant.role(),
                                participant.joinedOn(),
                                participant.leftOn(),
                                shuffled(participant.childIds(), random),
                                shuffled(participant.circumstances(), random),
                                participant.contactEveryDays()))
                        .toList(),
                shuffled(facts.courtOrders(), random),
                shuffled(facts.contacts(), random),
                shuffled(facts.searches(), random));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static <T> List<T> twice(List<T> list) {
        List<T> twice = new ArrayList<>(list);
        twice.addAll(list);
        return twice;
    }
}
