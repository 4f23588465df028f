package org.hearthline.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Small families and busy files: few people, many facts, most of them in force at some time in the year looked at,
 * which is a leap year or an ordinary one.
 */
final class Situations {

    /** Every offset from UTC that the United States have, with and without a change of the clocks. */
    static final List<ZoneId> ZONES = Stream.of(
                    "America/New_York",
                    "America/Chicago",
                    "America/Denver",
                    "America/Phoenix",
                    "America/Los_Angeles",
                    "America/Anchorage",
                    "America/Adak",
                    "Pacific/Honolulu",
                    "America/Puerto_Rico",
                    "Pacific/Guam",
                    "Pacific/Pago_Pago")
            .map(ZoneId::of)
            .toList();

    private static final List<Integer> YEARS = List.of(2024, 2026, 2028);
    private static final List<String> CHILD_IDS = List.of("K-1", "K-2", "K-3");
    private static final List<String> PARTICIPANT_IDS = List.of("P-1", "P-2", "P-3");

    private static final Arbitrary<CircumstanceKind> OF_THE_LIVING =
            Arbitraries.of(CircumstanceKind.class).filter(kind -> kind != CircumstanceKind.DECEASED);

    private final SituationDays days;

    private Situations(int year) {
        this.days = new SituationDays(year);
    }

    /** Under either policy that is delivered, or one that is made up. */
    static Arbitrary<Situation> any() {
        return under(MadeUpPolicies.anyOrDelivered());
    }

    static Arbitrary<Situation> under(Arbitrary<Policy> policies) {
        return Arbitraries.oneOf(YEARS.stream()
                .map(year -> new Situations(year).situations(policies))
                .toList());
    }

    /** An order that no situation has yet. */
    static Arbitrary<CourtOrder> orders() {
        return Arbitraries.oneOf(YEARS.stream()
                .map(year -> new Situations(year).order().map(order -> order.apply(0)))
                .toList());
    }

    /** On any day, or on one of the days after something began, ended or was done. */
    private Arbitrary<Situation> situations(Arbitrary<Policy> policies) {
        Arbitrary<Function<CaseFacts, LocalDate>> anyDay =
                days.between(-20, 460).map(day -> facts -> day);
        Arbitrary<Function<CaseFacts, LocalDate>> dayAfter = Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 8))
                .as((which, after) -> facts -> {
                    List<LocalDate> dates = datesOf(facts);
                    return dates.get(which % dates.size()).plusDays(after);
                });
        return Combinators.combine(facts(), policies, Arbitraries.of(ZONES), Arbitraries.oneOf(anyDay, dayAfter))
                .as((facts, policy, workerZone, asOf) -> new Situation(facts, policy, workerZone, asOf.apply(facts)));
    }

    private static List<LocalDate> datesOf(CaseFacts facts) {
        Stream<DateInterval> intervals = Stream.of(
                        facts.courtOrders().stream().map(CourtOrder::during),
                        facts.participants().stream()
                                .flatMap(participant -> participant.circumstances().stream())
                                .map(Circumstance::during),
                        facts.children().stream()
                                .flatMap(child -> child.guardianship().stream())
                                .map(Guardianship::during))
                .flatMap(Function.identity());
        return Stream.of(
                        Stream.of(facts.openedOn()),
                        Stream.ofNullable(facts.closedOn()),
                        facts.participants().stream().map(Participant::leftOn).filter(Objects::nonNull),
                        facts.children().stream().map(Child::leftOn).filter(Objects::nonNull),
                        facts.contacts().stream().map(Contact::on),
                        intervals.flatMap(
                                during -> Stream.concat(Stream.of(during.from()), Stream.ofNullable(during.to()))))
                .flatMap(Function.identity())
                .toList();
    }

    private Arbitrary<CaseFacts> facts() {
        return Combinators.combine(
                        Arbitraries.of(ZONES),
                        days.between(0, 60),
                        days.between(60, 420).injectNull(0.7),
                        children(),
                        participants(),
                        numbered(order(), 0, 2),
                        contacts(),
                        searches())
                .as((zone, openedOn, closedOn, children, participants, orders, contacts, searches) -> new CaseFacts(
                        "C-1",
                        "FOSTER_CARE",
                        zone,
                        openedOn,
                        closedOn,
                        children,
                        participants,
                        orders,
                        contacts,
                        searches));
    }

    private Arbitrary<List<Child>> children() {
        Arbitrary<Guardianship> guardianship = Combinators.combine(
                        Arbitraries.of(GuardianshipKind.class), days.intervals())
                .as((kind, during) -> new Guardianship(kind, during, "paper of " + during.from()));
        return numbered(
                Combinators.combine(
                                days.between(0, 200).injectNull(0.7),
                                days.between(100, 420).injectNull(0.7),
                                Arbitraries.of(TribalStatus.class),
                                severalOf(guardianship, 0, 2))
                        .as((joinedOn, leftOn, tribalStatus, held) ->
                                number -> new Child("K-" + number, joinedOn, leftOn, tribalStatus, held)),
                1,
                3);
    }

    private Arbitrary<List<Participant>> participants() {
        Arbitrary<Circumstance> circumstance = Combinators.combine(
                        Arbitraries.oneOf(OF_THE_LIVING, OF_THE_LIVING, Arbitraries.of(CircumstanceKind.class)),
                        days.intervals())
                .as(Circumstance::new);
        return numbered(
                Combinators.combine(
                                Arbitraries.of(Role.class),
                                days.between(0, 200).injectNull(0.7),
                                days.between(100, 420).injectNull(0.7),
                                Arbitraries.oneOf(Arbitraries.just(List.<String>of()), someOf(CHILD_IDS)),
                                severalOf(circumstance, 0, 3),
                                Arbitraries.of(1, 7, 14, 45).injectNull(0.8))
                        .as((role, joinedOn, leftOn, childIds, circumstances, everyDays) -> number -> new Participant(
                                "P-" + number, role, joinedOn, leftOn, childIds, circumstances, everyDays)),
                1,
                3);
    }

    private Arbitrary<Function<Integer, CourtOrder>> order() {
        return Combinators.combine(someOf(PARTICIPANT_IDS), someOf(CHILD_IDS), days.intervals())
                .as((participantIds, childIds, during) -> number -> new CourtOrder(
                        "O-" + number, CourtOrderKind.RELEASE_OF_REASONABLE_EFFORTS, participantIds, childIds, during));
    }

    private Arbitrary<List<Contact>> contacts() {
        return numbered(
                Combinators.combine(
                                days.between(-10, 420),
                                Arbitraries.oneOf(Arbitraries.just(Mode.FACE_TO_FACE), Arbitraries.of(Mode.class)),
                                Arbitraries.of(Outcome.COMPLETED, Outcome.COMPLETED, Outcome.ATTEMPTED),
                                someOf(PARTICIPANT_IDS),
                                someOf(CHILD_IDS))
                        .as((on, mode, outcome, participantIds, childIds) ->
                                number -> new Contact("X-" + number, on, mode, outcome, participantIds, childIds)),
                0,
                24);
    }

    private Arbitrary<List<Search>> searches() {
        return numbered(
                Combinators.combine(days.between(-10, 420), Arbitraries.of(PARTICIPANT_IDS))
                        .as((on, participantId) -> number -> new Search("S-" + number, on, participantId)),
                0,
                5);
    }

    /** None, or some in any order. */
    private static Arbitrary<List<String>> someOf(List<String> ids) {
        return severalOf(Arbitraries.of(ids), 0, ids.size())
                .map(some -> some.stream().distinct().toList());
    }

    private static <T> Arbitrary<List<T>> severalOf(Arbitrary<T> one, int atLeast, int atMost) {
        return one.list().ofMinSize(atLeast).ofMaxSize(atMost).withSizeDistribution(RandomDistribution.uniform());
    }

    private static <T> Arbitrary<List<T>> numbered(
            Arbitrary<Function<Integer, T>> unnumbered, int atLeast, int atMost) {
        return severalOf(unnumbered, atLeast, atMost).map(list -> {
            List<T> numbered = new ArrayList<>();
            for (int index = 0; index < list.size(); index++) {
                numbered.add(list.get(index).apply(index + 1));
            }
            return numbered;
        });
    }
}
