package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** What holds of every review of every case. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(Proof.class)
class ReviewsPropertiesTest {

    private static final int DAYS_WALKED = 600;
    private static final Set<ReviewKind> OF_A_REQUIREMENT =
            Set.of(ReviewKind.RIGHTS_TERMINATED, ReviewKind.PARTIAL_GUARDIANSHIP, ReviewKind.TRIBAL_STATUS_YES);

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Property(tries = 400)
    void nextChange_isTheFirstDayThatDiffersWhenWalkedDayByDay(
            @ForAll("situations") Situation situation, @ForAll @IntRange(min = 5, max = 200) int period) {
        Reviews reviews = reviews(situation.facts(), situation, period);
        List<Review> now = reviews.on(situation.asOf());

        Optional<LocalDate> walked = Stream.iterate(situation.asOf().plusDays(1), day -> day.plusDays(1))
                .limit(DAYS_WALKED)
                .filter(day -> !Proof.checked(reviews.on(day)).equals(now))
                .findFirst();

        assertThat(reviews.nextChange(situation.asOf())
                        .filter(day -> !day.isAfter(situation.asOf().plusDays(DAYS_WALKED))))
                .isEqualTo(walked);
    }

    @Property(tries = 400)
    void dutyThatNeedsReview_isOneThatAReviewNames(@ForAll("situations") Situation situation) {
        List<Review> reviews =
                Proof.checked(reviews(situation.facts(), situation, 180).on(situation.asOf()));

        for (Participant participant : situation.facts().participants()) {
            Duty duty = situation.rules().duty(participant.id(), situation.asOf());
            assertThat(reviews.stream()
                            .anyMatch(review -> OF_A_REQUIREMENT.contains(review.kind())
                                    && participant.id().equals(review.participantId())
                                    && duty.kind() != DutyKind.NONE))
                    .isEqualTo(duty.needsReview());
        }
    }

    @Property(tries = 400)
    void reviews_areInOneOrderWithoutDuplicatesWhateverTheOrderOfPeople(
            @ForAll("situations") Situation situation, @ForAll Random random) {
        CaseFacts facts = situation.facts();
        List<Review> reviews = Proof.checked(reviews(facts, situation, 30).on(situation.asOf()));
        CaseFacts otherwise = new CaseFacts(
                facts.id(),
                facts.programArea(),
                facts.timeZone(),
                facts.openedOn(),
                facts.closedOn(),
                shuffled(facts.children(), random),
                shuffled(facts.participants(), random),
                facts.courtOrders(),
                facts.contacts(),
                facts.searches());

        assertThat(reviews)
                .doesNotHaveDuplicates()
                .isEqualTo(reviews(otherwise, situation, 30).on(situation.asOf()));
        assertThat(reviews).allMatch(review -> !review.since().isAfter(situation.asOf()));
    }

    private static Reviews reviews(CaseFacts facts, Situation situation, int period) {
        return new Reviews(
                new PolicyVersions(List.of(
                        Policies.reviewedEvery(period, situation.policy()),
                        Policies.next(
                                Policies.reviewedEvery(period + 11, situation.policy()),
                                facts.openedOn().plusDays(200),
                                situation.policy().id()))),
                facts,
                List.of());
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> other = new ArrayList<>(list);
        Collections.shuffle(other, random);
        return other;
    }
}
