package org.hearthline.sandbox.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A case that is being told: who is in it, what a court said, what the worker did. Months and days are counted back from today. */
final class CaseStory {

    private record Order(List<Participant> participants, List<Child> children, Span span) {}

    private record NoContact(List<Participant> participants, LocalDate from) {}

    private final int number;
    private final Staff worker;
    private final LocalDate today;
    private final SplittableRandom random;
    private final Names names;
    private final List<Child> children = new ArrayList<>();
    private final List<Participant> participants = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<NoContact> noContacts = new ArrayList<>();
    private final CaseLog log;
    private String timeZone;
    private LocalDate openedOn;
    private @Nullable LocalDate closedOn;

    CaseStory(int number, Staff worker, LocalDate today, SplittableRandom random) {
        this.number = number;
        this.worker = worker;
        this.today = today;
        this.random = random;
        this.names = new Names(random);
        this.log = new CaseLog(number, random);
        this.timeZone = worker.timeZone();
        this.openedOn = today;
    }

    // When

    LocalDate daysAgo(int days) {
        return today.minusDays(days);
    }

    LocalDate inDays(int days) {
        return today.plusDays(days);
    }

    YearMonth month(int monthsAgo) {
        return YearMonth.from(today).minusMonths(monthsAgo);
    }

    /** A day of the month so many months ago; that month's last when it has no such day. */
    LocalDate dayOf(int monthsAgo, int day) {
        YearMonth month = month(monthsAgo);
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    LocalDate lastDayOf(int monthsAgo) {
        return month(monthsAgo).atEndOfMonth();
    }

    // Who

    /** Opens the case on some day of the month so many months ago. */
    void openedMonthsAgo(int months) {
        openedOn = dayOf(months, 1 + random.nextInt(20));
    }

    void openedOn(LocalDate day) {
        openedOn = day;
    }

    LocalDate openedOn() {
        return openedOn;
    }

    void closedOn(LocalDate day) {
        closedOn = day;
    }

    void inZone(String zone) {
        timeZone = zone;
    }

    Child child() {
        Child child = new Child("K-" + number + "-" + (children.size() + 1), names.child());
        children.add(child);
        return child;
    }

    List<Child> children() {
        return children;
    }

    Participant mother() {
        return participant(names.woman(), "MOTHER").custodial();
    }

    Participant father() {
        return participant(names.man(), "FATHER");
    }

    Participant otherParent() {
        return participant(names.anybody(), "PARENT");
    }

    Participant caregiver() {
        return participant(names.anybody(), "CAREGIVER");
    }

    Participant kin() {
        return participant(names.anybody(), "KIN");
    }

    /** Somebody who is not in this case, though an order may name them. */
    Participant fatherOfAnotherCase() {
        return new Participant("P-" + number + "-X", names.man(), "FATHER", this);
    }

    // What a court said

    void released(Span span, Participant... covered) {
        orders.add(new Order(List.of(covered), List.of(), span));
    }

    void releasedFor(Child child, Span span, Participant... covered) {
        orders.add(new Order(List.of(covered), List.of(child), span));
    }

    void keptApart(LocalDate from, Participant one, Participant other) {
        noContacts.add(new NoContact(List.of(one, other), from));
    }

    // What the worker did

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    Participant visits(Participant participant, Visits visits) {
        LocalDate start = later(visits.from(), participant.start());
        if (visits.from() == null) {
            contact(participant, start.plusDays(between(2, 13)), visits.mode(), "COMPLETED", visits);
        }
        YearMonth first = YearMonth.from(start).plusMonths(visits.from() == null ? 1 : 0);
        for (YearMonth month = first; !month.isAfter(month(0)); month = month.plusMonths(1)) {
            LocalDate day = someDayOf(month, start, visits.until());
            if (day != null) {
                contact(participant, day, visits.mode(), "COMPLETED", visits);
            }
        }
        return participant;
    }

    Participant searches(Participant participant, Visits visits) {
        LocalDate start = later(visits.from(), participant.start());
        for (YearMonth month = YearMonth.from(start); !month.isAfter(month(0)); month = month.plusMonths(1)) {
            LocalDate day = someDayOf(month, start, visits.until());
            if (day != null && !visits.without().contains(month)) {
                log.search(participant, day);
            }
        }
        return participant;
    }

    Participant contact(Participant participant, LocalDate on, String mode, String outcome) {
        return contact(participant, on, mode, outcome, Visits.all());
    }

    private Participant contact(Participant participant, LocalDate on, String mode, String outcome, Visits visits) {
        boolean happened = on.isBefore(today)
                && !on.isBefore(participant.start())
                && participant.isInCaseOn(on)
                && (closedOn == null || on.isBefore(closedOn))
                && (visits.until() == null || on.isBefore(visits.until()))
                && !visits.without().contains(YearMonth.from(on));
        if (happened) {
            log.contact(participant, on, mode, outcome);
        }
        return participant;
    }

    /** A day of the month on which a worker may have gone; null when none of it is left between the bounds and today. */
    private @Nullable LocalDate someDayOf(YearMonth month, LocalDate from, @Nullable LocalDate until) {
        LocalDate first = later(month.atDay(1), from);
        LocalDate last = earlier(month.atEndOfMonth(), today.minusDays(1));
        if (until != null) {
            last = earlier(last, until.minusDays(1));
        }
        if (first.isAfter(last)) {
            return null;
        }
        LocalDate day = first.plusDays(random.nextInt((int) (last.toEpochDay() - first.toEpochDay()) + 1));
        LocalDate friday = day.with(DayOfWeek.FRIDAY);
        return friday.isBefore(day) && !friday.isBefore(first) ? friday : day;
    }

    private Participant participant(String name, String role) {
        Participant participant = new Participant("P-" + number + "-" + (participants.size() + 1), name, role, this);
        participants.add(participant);
        return chance(15) ? participant.speaking("es") : participant;
    }

    // As documents

    SampleCase toCase(Situation situation) {
        return new SampleCase(situation.sentence(), situation.shows(), document(), log.contacts(), log.searches());
    }

    private ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("id", "C-" + number)
                .put("policy", "tn-31.8")
                .put("programArea", "FOSTER_CARE")
                .put("county", worker.county())
                .put("timeZone", timeZone)
                .put("workerId", worker.id())
                .put("openedOn", openedOn.toString())
                .put("closedOn", Span.text(closedOn));
        ArrayNode childNodes = document.putArray("children");
        children.forEach(child -> childNodes.add(child.document()));
        ArrayNode participantNodes = document.putArray("participants");
        participants.forEach(participant -> participantNodes.add(participant.document()));
        ArrayNode orderNodes = document.putArray("courtOrders");
        orders.forEach(order -> write(order, orderNodes));
        if (!noContacts.isEmpty()) {
            ArrayNode noContactNodes = document.putArray("noContact");
            for (NoContact each : noContacts) {
                ObjectNode node = noContactNodes.addObject();
                addParticipants(node.putArray("participantIds"), each.participants());
                Span.since(each.from()).writeTo(node);
            }
        }
        return document;
    }

    private void write(Order order, ArrayNode nodes) {
        int count = nodes.size() + 1;
        ObjectNode node =
                nodes.addObject().put("id", "O-" + number + "-" + count).put("kind", "RELEASE_OF_REASONABLE_EFFORTS");
        addParticipants(node.putArray("participantIds"), order.participants());
        addChildren(node.putArray("childIds"), order.children());
        order.span().writeTo(node);
        node.put("docket", order.span().from().getYear() % 100 + "-J-" + number + count);
    }

    private static void addParticipants(ArrayNode ids, List<Participant> participants) {
        participants.forEach(participant -> ids.add(participant.id()));
    }

    private static void addChildren(ArrayNode ids, List<Child> children) {
        children.forEach(child -> ids.add(child.id()));
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
