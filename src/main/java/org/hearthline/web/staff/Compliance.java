package org.hearthline.web.staff;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.policy.Role;
import org.hearthline.web.staff.SupervisionRows.Contacts;
import org.hearthline.web.staff.SupervisionRows.Efforts;
import org.jspecify.annotations.Nullable;

/**
 * How the contacts that were due ended, by month and by who was to be met. What is still open counts nowhere.
 *
 * @param months each of the time looked at, oldest first
 * @param groups those with whom contact was due or sought, mothers first
 */
record Compliance(List<Month> months, List<Group> groups) {

    /** How many months are looked at, the one that runs among them. */
    static final int MONTHS = 6;

    /** One month's contacts by how they ended. */
    record Month(YearMonth month, long met, long late, long missed, long lifted) {

        private Month and(Contacts contacts) {
            long more = contacts.contacts();
            return switch (contacts.status()) {
                case MET -> new Month(month, met + more, late, missed, lifted);
                case MET_LATE -> new Month(month, met, late + more, missed, lifted);
                case MISSED, OVERDUE -> new Month(month, met, late, missed + more, lifted);
                case SUPPRESSED -> new Month(month, met, late, missed, lifted + more);
                case UPCOMING, OPEN -> this;
            };
        }

        /** The first of it. */
        public LocalDate first() {
            return month.atDay(1);
        }
    }

    /**
     * People of one role and custody: a father, or a parent without custody, is owed what a mother is (31.8 A, second NOTE).
     *
     * @param custodial null where nobody said
     * @param due contacts whose time is over, met or not
     * @param met of those, in time or late
     */
    record Group(Role role, @Nullable Boolean custodial, long due, long met, long attempts, long completed) {

        private static final Comparator<Group> ORDER = Comparator.comparing(Group::role)
                .thenComparing(Group::custodial, Comparator.nullsLast(Comparator.reverseOrder()));

        private static Group of(Contacts contacts) {
            boolean over = isOver(contacts.status());
            boolean met = over
                    && contacts.status() != RequirementStatus.MISSED
                    && contacts.status() != RequirementStatus.OVERDUE;
            return new Group(
                    contacts.role(),
                    contacts.custodial(),
                    over ? contacts.contacts() : 0,
                    met ? contacts.contacts() : 0,
                    0,
                    0);
        }

        private static Group of(Efforts efforts) {
            return new Group(efforts.role(), efforts.custodial(), 0, 0, efforts.attempts(), efforts.completed());
        }

        private Group and(Group other) {
            return new Group(
                    role,
                    custodial,
                    due + other.due,
                    met + other.met,
                    attempts + other.attempts,
                    completed + other.completed);
        }

        private String key() {
            return role + "|" + custodial;
        }

        /** Between 0 and 1; null where none was due. */
        public @Nullable Double share() {
            return due == 0 ? null : (double) met / due;
        }

        /** Null where none took place. */
        public @Nullable Double attemptsPerCompleted() {
            return completed == 0 ? null : (double) attempts / completed;
        }

        /** What is said of their custody. */
        public String custody() {
            return custodial == null ? "unknown" : custodial ? "custodial" : "nonCustodial";
        }
    }

    static LocalDate from(LocalDate today) {
        return YearMonth.from(today).minusMonths(MONTHS - 1).atDay(1);
    }

    static LocalDate to(LocalDate today) {
        return YearMonth.from(today).plusMonths(1).atDay(1);
    }

    static Compliance of(LocalDate today, List<Contacts> contacts, List<Efforts> efforts) {
        Map<YearMonth, Month> months = new TreeMap<>();
        IntStream.range(0, MONTHS)
                .mapToObj(i -> YearMonth.from(from(today)).plusMonths(i))
                .forEach(month -> months.put(month, new Month(month, 0, 0, 0, 0)));
        contacts.forEach(each -> months.computeIfPresent(YearMonth.from(each.month()), (month, so) -> so.and(each)));
        Map<String, Group> groups = new TreeMap<>();
        Stream.concat(contacts.stream().map(Group::of), efforts.stream().map(Group::of))
                .filter(group -> group.due() + group.attempts() + group.completed() > 0)
                .forEach(group -> groups.merge(group.key(), group, Group::and));
        return new Compliance(
                new ArrayList<>(months.values()),
                groups.values().stream().sorted(Group.ORDER).toList());
    }

    private static boolean isOver(RequirementStatus status) {
        return switch (status) {
            case MET, MET_LATE, MISSED, OVERDUE -> true;
            case UPCOMING, OPEN, SUPPRESSED -> false;
        };
    }
}
