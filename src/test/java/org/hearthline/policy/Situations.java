package org.hearthline.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Small families and busy files: few people, many facts, most of them in force at some time in the year looked at.
 */
final class Situations {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final ZoneId CASE_ZONE = ZoneId.of("America/Chicago");
    private static final List<String> CHILD_IDS = List.of("K-1", "K-2", "K-3");
    private static final List<String> PARTICIPANT_IDS = List.of("P-1", "P-2", "P-3");

    private Situations() {}

    static Arbitrary<Situation> any() {
        return under(Policies.tn318(), Policies.draft30Day());
    }

    static Arbitrary<Situation> under(Policy... policies) {
        return Combinators.combine(facts(), Arbitraries.of(policies), days(-20, 420))
                .as(Situation::new);
    }

    private static Arbitrary<CaseFacts> facts() {
        return Combinators.combine(
                        days(0, 60),
                        days(90, 420).injectNull(0.7),
                        children(),
                        participants(),
                        courtOrders(),
                        contacts(),
                        searches())
                .as((openedOn, closedOn, children, participants, orders, contacts, searches) -> new CaseFacts(
                        "C-1",
                        "FOSTER_CARE",
                        CASE_ZONE,
                        openedOn,
                        closedOn,
                        children,
                        participants,
                        orders,
                        contacts,
                        searches));
    }

    private static Arbitrary<List<Child>> children() {
        Arbitrary<Guardianship> guardianship = Combinators.combine(Arbitraries.of(GuardianshipKind.class), intervals())
                .as((kind, during) -> new Guardianship(kind, during, "paper of " + during.from()));
        return numbered(
                Combinators.combine(
                                days(0, 200).injectNull(0.7),
                                days(100, 420).injectNull(0.7),
                                Arbitraries.of(TribalStatus.class),
                                guardianship.list().ofMaxSize(2))
                        .as((joinedOn, leftOn, tribalStatus, held) ->
                                number -> new Child("K-" + number, joinedOn, leftOn, tribalStatus, held)),
                1,
                3);
    }

    private static Arbitrary<List<Participant>> participants() {
        Arbitrary<Circumstance> circumstance = Combinators.combine(Arbitraries.of(CircumstanceKind.class), intervals())
                .as(Circumstance::new);
        return numbered(
                Combinators.combine(
                                Arbitraries.of(Role.class),
                                days(0, 200).injectNull(0.7),
                                days(100, 420).injectNull(0.7),
                                someOf(CHILD_IDS),
                                circumstance.list().ofMaxSize(3),
                                Arbitraries.of(7, 14).injectNull(0.8))
                        .as((role, joinedOn, leftOn, childIds, circumstances, everyDays) -> number -> new Participant(
                                "P-" + number, role, joinedOn, leftOn, childIds, circumstances, everyDays)),
                1,
                3);
    }

    private static Arbitrary<List<CourtOrder>> courtOrders() {
        return numbered(
                Combinators.combine(someOf(PARTICIPANT_IDS), someOf(CHILD_IDS), intervals())
                        .as((participantIds, childIds, during) -> number -> new CourtOrder(
                                "O-" + number,
                                CourtOrderKind.RELEASE_OF_REASONABLE_EFFORTS,
                                participantIds,
                                childIds,
                                during)),
                0,
                2);
    }

    private static Arbitrary<List<Contact>> contacts() {
        return numbered(
                Combinators.combine(
                                days(-10, 420),
                                Arbitraries.oneOf(Arbitraries.just(Mode.FACE_TO_FACE), Arbitraries.of(Mode.class)),
                                Arbitraries.of(Outcome.COMPLETED, Outcome.COMPLETED, Outcome.ATTEMPTED),
                                someOf(PARTICIPANT_IDS),
                                someOf(CHILD_IDS))
                        .as((on, mode, outcome, participantIds, childIds) ->
                                number -> new Contact("X-" + number, on, mode, outcome, participantIds, childIds)),
                0,
                12);
    }

    private static Arbitrary<List<Search>> searches() {
        return numbered(
                Combinators.combine(days(-10, 420), Arbitraries.of(PARTICIPANT_IDS))
                        .as((on, participantId) -> number -> new Search("S-" + number, on, participantId)),
                0,
                5);
    }

    static Arbitrary<LocalDate> days(int first, int last) {
        return Arbitraries.integers().between(first, last).map(FIRST_DAY::plusDays);
    }

    private static Arbitrary<DateInterval> intervals() {
        return Combinators.combine(
                        days(-30, 400), Arbitraries.integers().between(0, 120).injectNull(0.3))
                .as((from, length) -> new DateInterval(from, length == null ? null : from.plusDays(length)));
    }

    /** None, or some in any order. */
    private static Arbitrary<List<String>> someOf(List<String> ids) {
        return Arbitraries.of(ids).list().uniqueElements().ofMaxSize(ids.size());
    }

    private static <T> Arbitrary<List<T>> numbered(
            Arbitrary<Function<Integer, T>> unnumbered, int atLeast, int atMost) {
        return unnumbered.list().ofMinSize(atLeast).ofMaxSize(atMost).map(list -> {
            List<T> numbered = new ArrayList<>();
            for (int index = 0; index < list.size(); index++) {
                numbered.add(list.get(index).apply(index + 1));
            }
            return numbered;
        });
    }
}
