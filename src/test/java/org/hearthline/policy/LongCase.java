package org.hearthline.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A case of two children and three participants whose history is as long as one likes: every month somebody tries and, as a rule,
 * reaches each participant, and every two years the father is out of state for a quarter, the grandmother is missing and searched for,
 * an order lifts the duty to the mother for a while, and one child is in full guardianship for half a year.
 */
final class LongCase {

    static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

    private static final String MOTHER = "P-1";
    private static final String FATHER = "P-2";
    private static final String GRANDMOTHER = "P-3";
    private static final List<String> CHILDREN = List.of("K-1", "K-2");
    private static final int CYCLE = 24;

    private final int months;
    private final LocalDate openedOn;
    private final List<Guardianship> guardianships = new ArrayList<>();
    private final List<Circumstance> ofFather = new ArrayList<>();
    private final List<Circumstance> ofGrandmother = new ArrayList<>();
    private final List<CourtOrder> orders = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final List<Search> searches = new ArrayList<>();

    private LongCase(int months) {
        this.months = months;
        this.openedOn = AS_OF.minusMonths(months);
        for (int month = 0; month < months; month += CYCLE) {
            addTwoYears(month);
        }
        for (int month = 0; month < months; month++) {
            addEfforts(month);
        }
    }

    /** The facts of a case that was opened so many months before {@link #AS_OF}. */
    static CaseFacts of(int months) {
        return new LongCase(months).facts();
    }

    private void addTwoYears(int first) {
        ofFather.add(new Circumstance(CircumstanceKind.OUT_OF_STATE, during(first + 2, first + 5)));
        ofGrandmother.add(new Circumstance(CircumstanceKind.MISSING, during(first + 3, first + 5)));
        orders.add(new CourtOrder(
                "O-" + first,
                CourtOrderKind.RELEASE_OF_REASONABLE_EFFORTS,
                List.of(MOTHER),
                List.of(),
                during(first + 4, first + 5)));
        guardianships.add(new Guardianship(GuardianshipKind.FULL, during(first + 5, first + 11), "paper " + first));
    }

    private void addEfforts(int month) {
        LocalDate first = openedOn.plusMonths(month);
        addContact(month, MOTHER, first.plusDays(9), Mode.FACE_TO_FACE, CHILDREN);
        boolean isOutOfState = ofFather.stream().anyMatch(away -> away.during().contains(first));
        if (month % 7 != 6) {
            addContact(month, FATHER, first.plusDays(12), isOutOfState ? Mode.PHONE : Mode.FACE_TO_FACE, List.of());
        }
        if (ofGrandmother.stream().anyMatch(gone -> gone.during().contains(first))) {
            searches.add(new Search("S-" + month, first.plusDays(6), GRANDMOTHER));
        } else {
            addContact(month, GRANDMOTHER, first.plusDays(16), Mode.FACE_TO_FACE, List.of());
        }
    }

    /** With the attempt that came before it. */
    private void addContact(int month, String participant, LocalDate on, Mode mode, List<String> children) {
        String id = participant + "-" + month;
        contacts.add(
                new Contact(id + "-tried", on.minusDays(4), mode, Outcome.ATTEMPTED, List.of(participant), List.of()));
        contacts.add(new Contact(id, on, mode, Outcome.COMPLETED, List.of(participant), children));
    }

    private DateInterval during(int fromMonth, int toMonth) {
        return new DateInterval(openedOn.plusMonths(fromMonth), openedOn.plusMonths(toMonth));
    }

    private CaseFacts facts() {
        return new CaseFacts(
                "C-" + months,
                "FOSTER_CARE",
                CaseBuilder.CHICAGO,
                openedOn,
                null,
                List.of(
                        new Child("K-1", null, null, TribalStatus.NO, List.of()),
                        new Child("K-2", null, null, TribalStatus.NO, guardianships)),
                List.of(
                        new Participant(MOTHER, Role.MOTHER, null, null, List.of(), List.of(), null),
                        new Participant(FATHER, Role.FATHER, null, null, List.of(), ofFather, null),
                        new Participant(GRANDMOTHER, Role.CAREGIVER, null, null, List.of(), ofGrandmother, null)),
                orders,
                contacts,
                searches);
    }
}
