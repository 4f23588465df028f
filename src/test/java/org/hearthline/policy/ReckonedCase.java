package org.hearthline.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/** Any case under a delivered policy, as the API takes it, and what the second reading of POLICY says of it that measures count. */
public final class ReckonedCase {

    /**
     * One thing that counts.
     *
     * @param groups the roles and custody groups of the person on the day that it is about
     * @param days how long it took or has lasted; null where that is not measured
     */
    public record Fact(
            String person,
            List<String> groups,
            String measure,
            @Nullable Integer days) {}

    private final CaseFacts facts;
    private final Policy policy;
    private final List<Optional<Boolean>> custodial = new ArrayList<>();

    private ReckonedCase(CaseFacts facts, Policy policy, Random random) {
        this.facts = facts;
        this.policy = policy;
        facts.participants()
                .forEach(participant ->
                        custodial.add(random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextBoolean())));
    }

    /** Cases of one year; a person is tied to children of the case alone, as the API demands. */
    public static List<ReckonedCase> of(int year, int count, long seed) {
        List<ReckonedCase> cases = new ArrayList<>();
        JqwikSession.run(() -> {
            Random random = new Random(seed);
            Situations.under(MadeUpPolicies.delivered()).generator(1000).stream(random)
                    .map(shrinkable -> shrinkable.value())
                    .filter(situation -> situation.facts().openedOn().getYear() == year)
                    .filter(situation -> isDocument(situation.facts()))
                    .limit(count)
                    .map(situation -> new ReckonedCase(situation.facts(), situation.policy(), random))
                    .forEach(cases::add);
        });
        return cases;
    }

    private static boolean isDocument(CaseFacts facts) {
        List<String> childIds = facts.children().stream().map(Child::id).toList();
        return facts.participants().stream()
                        .allMatch(participant -> childIds.containsAll(participant.childIds())
                                && isInOrder(participant.joinedOn(), participant.leftOn()))
                && facts.children().stream().allMatch(child -> isInOrder(child.joinedOn(), child.leftOn()));
    }

    private static boolean isInOrder(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other == null || !other.isBefore(one);
    }

    public ZoneId zone() {
        return facts.timeZone();
    }

    public ObjectNode document(String caseId, String worker) {
        ObjectNode document = node().put("id", caseId)
                .put("policy", policy.id())
                .put("programArea", facts.programArea())
                .put("timeZone", facts.timeZone().getId())
                .put("workerId", worker)
                .put("openedOn", text(facts.openedOn()))
                .put("closedOn", text(facts.closedOn()));
        for (Child child : facts.children()) {
            ObjectNode said = document.withArray("children")
                    .addObject()
                    .put("id", id(caseId, child.id()))
                    .put("joinedOn", text(child.joinedOn()))
                    .put("leftOn", text(child.leftOn()))
                    .put("tribalStatus", child.tribalStatus().name());
            child.guardianship()
                    .forEach(held -> during(said.withArray("guardianship").addObject(), held.during())
                            .put("kind", held.kind().name())
                            .put("evidence", held.evidence()));
        }
        for (int i = 0; i < facts.participants().size(); i++) {
            Participant participant = facts.participants().get(i);
            ObjectNode said = document.withArray("participants")
                    .addObject()
                    .put("id", id(caseId, participant.id()))
                    .put("role", participant.role().name())
                    .put("custodial", custodial.get(i).orElse(null))
                    .put("joinedOn", text(participant.joinedOn()))
                    .put("leftOn", text(participant.leftOn()))
                    .put("contactEveryDays", participant.contactEveryDays());
            participant.childIds().forEach(child -> said.withArray("childIds").add(id(caseId, child)));
            participant.circumstances().forEach(circumstance -> during(
                            said.withArray("circumstances").addObject(), circumstance.during())
                    .put("kind", circumstance.kind().name()));
        }
        for (CourtOrder order : facts.courtOrders()) {
            ObjectNode said = during(document.withArray("courtOrders").addObject(), order.during())
                    .put("id", id(caseId, order.id()))
                    .put("kind", order.kind().name());
            order.participantIds()
                    .forEach(one -> said.withArray("participantIds").add(id(caseId, one)));
            order.childIds().forEach(one -> said.withArray("childIds").add(id(caseId, one)));
        }
        return document;
    }

    /** Those that were with somebody of the case, until this day. */
    public List<ObjectNode> contacts(String caseId, LocalDate until) {
        List<ObjectNode> contacts = new ArrayList<>();
        for (Contact contact : facts.contacts()) {
            ObjectNode said = node().put("id", id(caseId, contact.id()))
                    .put("on", text(contact.on()))
                    .put("mode", contact.mode().name())
                    .put("outcome", contact.outcome().name());
            participantsAmong(contact.participantIds())
                    .forEach(one -> said.withArray("participantIds").add(id(caseId, one)));
            facts.children().stream()
                    .map(Child::id)
                    .filter(contact.childIds()::contains)
                    .forEach(one -> said.withArray("childIds").add(id(caseId, one)));
            if (!contact.on().isAfter(until) && (said.has("participantIds") || said.has("childIds"))) {
                contacts.add(said);
            }
        }
        return contacts;
    }

    public List<ObjectNode> searches(String caseId, LocalDate until) {
        return facts.searches().stream()
                .filter(search -> !search.on().isAfter(until))
                .filter(search -> participantsAmong(List.of(search.participantId()))
                        .findAny()
                        .isPresent())
                .map(search -> node().put("id", id(caseId, search.id()))
                        .put("on", text(search.on()))
                        .put("participantId", id(caseId, search.participantId())))
                .toList();
    }

    private Stream<String> participantsAmong(List<String> ids) {
        return facts.participants().stream().map(Participant::id).filter(ids::contains);
    }

    /** All that counts of this case in a period, as of a day. */
    public List<Fact> facts(String caseId, LocalDate from, LocalDate to, LocalDate asOf) {
        List<Owed> owed = new NaiveRules(policy, facts, facts.timeZone(), WorkDays::isWorkDay)
                .requirements(asOf, asOf.plusDays(35));
        List<Fact> all = new ArrayList<>();
        for (int i = 0; i < facts.participants().size(); i++) {
            Participant participant = facts.participants().get(i);
            Person person = new Person(id(caseId, participant.id()), participant, custodial.get(i));
            List<Owed> their = owed.stream()
                    .filter(each -> each.subject().equals(participant.id()))
                    .toList();
            their.forEach(each -> all.addAll(requirement(person, each, from, to)));
            all.addAll(beginning(person, their, from, to, asOf));
            all.addAll(exemption(person, to));
        }
        return all;
    }

    private static List<Fact> requirement(Person person, Owed owed, LocalDate from, LocalDate to) {
        LocalDate dueOn = owed.dueOn();
        if (dueOn == null || dueOn.isBefore(from) || dueOn.isAfter(to)) {
            return List.of();
        }
        String of = owed.kind() == RequirementKind.DILIGENT_SEARCH ? "SEARCH_" : "CONTACT_";
        return switch (owed.status()) {
            case SUPPRESSED -> List.of(person.fact("CONTACT_LIFTED", dueOn));
            case MET -> List.of(person.fact(of + "OWED", dueOn), person.fact(of + "IN_TIME", dueOn));
            case MET_LATE -> List.of(person.fact(of + "OWED", dueOn), person.fact(of + "LATE", dueOn));
            case OVERDUE, MISSED -> List.of(person.fact(of + "OWED", dueOn), person.fact(of + "MISSED", dueOn));
            case UPCOMING, OPEN -> List.of(person.fact(of + "OWED", dueOn), person.fact(of + "OPEN", dueOn));
        };
    }

    private List<Fact> beginning(Person person, List<Owed> owed, LocalDate from, LocalDate to, LocalDate asOf) {
        LocalDate joined = person.participant().joinedOn();
        LocalDate on = joined == null || joined.isBefore(facts.openedOn()) ? facts.openedOn() : joined;
        if (on.isBefore(from) || on.isAfter(to) || duty(person, on).kind() == DutyKind.NONE) {
            return List.of();
        }
        Optional<LocalDate> tried = facts.contacts().stream()
                .filter(contact ->
                        contact.participantIds().contains(person.participant().id()))
                .map(Contact::on)
                .filter(day -> !day.isBefore(on) && !day.isAfter(asOf))
                .min(LocalDate::compareTo);
        Optional<LocalDate> met = owed.stream()
                .filter(each -> each.kind() == RequirementKind.INITIAL_CONTACT
                        || each.kind() == RequirementKind.ONGOING_CONTACT)
                .flatMap(each ->
                        facts.contacts().stream().filter(contact -> contact.id().equals(each.metBy())))
                .map(Contact::on)
                .min(LocalDate::compareTo);
        return List.of(
                person.fact("BEGAN", on),
                person.reached("ATTEMPT", on, tried.orElse(null)),
                person.reached("INITIAL", on, met.orElse(null)));
    }

    private List<Fact> exemption(Person person, LocalDate on) {
        NaiveDuty duty = duty(person, on);
        if (!duty.isSuppressed()) {
            return List.of();
        }
        Reason ground = duty.reasons().get(0);
        LocalDate since = on;
        while (isSame(ground, duty(person, since.minusDays(1)))) {
            since = since.minusDays(1);
        }
        String measure =
                switch (ground.code()) {
                    case RELEASED_BY_COURT_ORDER -> "EXEMPT_BY_ORDER";
                    case FULL_GUARDIANSHIP -> "EXEMPT_BY_GUARDIANSHIP";
                    case DECEASED -> "EXEMPT_DECEASED";
                    default -> "EXEMPT_WITHOUT_CHILD";
                };
        int days = (int) (on.toEpochDay() - since.toEpochDay());
        return List.of(
                new Fact(person.id(), person.groups(on), "EXEMPT", days),
                new Fact(person.id(), person.groups(on), measure, days));
    }

    private static boolean isSame(Reason ground, NaiveDuty duty) {
        return duty.isSuppressed()
                && duty.reasons().get(0).code() == ground.code()
                && Objects.equals(duty.reasons().get(0).evidence(), ground.evidence());
    }

    private NaiveDuty duty(Person person, LocalDate day) {
        return NaiveDuty.to(person.participant(), policy, facts, day);
    }

    /** Somebody of the case, by the id that they are stored under. */
    private record Person(String id, Participant participant, Optional<Boolean> custodial) {

        Fact fact(String measure, LocalDate on) {
            return new Fact(id, groups(on), measure, null);
        }

        Fact reached(String what, LocalDate began, @Nullable LocalDate on) {
            return on == null
                    ? new Fact(id, groups(began), what + "_NONE", null)
                    : new Fact(id, groups(began), what + "_MADE", (int) (on.toEpochDay() - began.toEpochDay()));
        }

        List<String> groups(LocalDate on) {
            List<String> groups = new ArrayList<>(List.of("UNIT", "ROLE " + participant.role()));
            if (participant.role() == Role.MOTHER || participant.role() == Role.FATHER) {
                groups.add("CUSTODY " + participant.role());
            }
            if (custodial.isPresent() && !custodial.get()) {
                groups.add("CUSTODY NON_CUSTODIAL");
            }
            for (CircumstanceKind kind : List.of(CircumstanceKind.INCARCERATED, CircumstanceKind.OUT_OF_STATE)) {
                boolean holds = participant.circumstances().stream()
                        .anyMatch(each -> each.kind() == kind
                                && !on.isBefore(each.during().from())
                                && (each.during().to() == null
                                        || on.isBefore(each.during().to())));
                if (holds) {
                    groups.add("CUSTODY " + kind);
                }
            }
            return groups;
        }
    }

    private static ObjectNode during(ObjectNode said, DateInterval during) {
        return said.put("from", text(during.from())).put("to", text(during.to()));
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String id(String caseId, String id) {
        return id + "-" + caseId;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
