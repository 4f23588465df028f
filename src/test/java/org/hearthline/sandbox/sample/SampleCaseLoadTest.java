package org.hearthline.sandbox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleCaseLoadTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    /** The beginning, the middle and the end of every month of a leap year and the year before. */
    static Stream<LocalDate> days() {
        return LocalDate.parse("2027-01-01")
                .datesUntil(LocalDate.parse("2029-01-01"))
                .filter(day -> day.getDayOfMonth() <= 3
                        || day.getDayOfMonth() == 15
                        || day.lengthOfMonth() - day.getDayOfMonth() <= 2);
    }

    @Test
    void sameDay_makesTheSameCaseLoad() {
        assertThat(SampleCaseLoad.asOf(TODAY)).isEqualTo(SampleCaseLoad.asOf(TODAY));
    }

    @Test
    void anyDay_makesSixtyCasesForFourWorkersOfTwoUnits() {
        SampleCaseLoad load = SampleCaseLoad.asOf(TODAY);

        assertThat(load.workers().stream().map(worker -> text(worker, "id")))
                .containsExactly("W-8", "W-9", "W-1", "W-2", "W-3", "W-4");
        assertThat(load.workers().stream().map(worker -> text(worker, "email")))
                .allMatch(email -> email.endsWith("@agency.example"));
        assertThat(load.cases().stream().map(SampleCase::id))
                .containsExactlyElementsOf(Stream.iterate(1001, number -> number + 1)
                        .limit(60)
                        .map(number -> "C-" + number)
                        .toList());
        for (String worker : List.of("W-1", "W-2", "W-3", "W-4")) {
            assertThat(load.cases())
                    .filteredOn(it -> text(it.document(), "workerId").equals(worker))
                    .hasSize(15);
        }
    }

    @Test
    void catalogue_showsEverySituationOfThePolicy() {
        Set<String> shown = new HashSet<>();
        SampleCaseLoad.asOf(TODAY).cases().forEach(it -> shown.addAll(it.shows()));

        assertThat(shown)
                .containsExactlyInAnyOrder(
                        // duties
                        "CONTACT",
                        "needsReview",
                        // kinds
                        "INITIAL_CONTACT",
                        "DILIGENT_SEARCH",
                        // statuses
                        "MET",
                        "MET_LATE",
                        "OPEN",
                        "OVERDUE",
                        "MISSED",
                        "SUPPRESSED",
                        // reasons
                        "NOT_STARTED",
                        "CASE_CLOSED",
                        "LEFT_CASE",
                        "ROLE_NOT_COVERED",
                        "DECEASED",
                        "NO_CHILD_IN_CASE",
                        "FULL_GUARDIANSHIP",
                        "RELEASED_BY_COURT_ORDER",
                        // reviews
                        "RIGHTS_TERMINATED",
                        "PARTIAL_GUARDIANSHIP",
                        "TRIBAL_STATUS_YES",
                        "TRIBAL_STATUS_UNKNOWN",
                        "ORDER_NAMES_OUTSIDER",
                        "OVERLAPPING_ORDERS",
                        "GUARDIANSHIP_WITHOUT_EVIDENCE",
                        "EXEMPTION_DUE_FOR_REVIEW");
        assertThat(circumstancesIn(SampleCaseLoad.asOf(TODAY)))
                .containsExactlyInAnyOrder("OUT_OF_STATE", "INCARCERATED", "MISSING", "DECEASED", "RIGHTS_TERMINATED");
    }

    @Test
    void everySituation_hasACaseOfItsOwn() {
        List<String> sentences =
                Situation.CATALOGUE.stream().map(Situation::sentence).toList();

        assertThat(sentences).doesNotHaveDuplicates();
        assertThat(SampleCaseLoad.asOf(TODAY).cases().stream().map(SampleCase::situation))
                .startsWith(sentences.toArray(String[]::new))
                .endsWith("ordinary life");
    }

    @ParameterizedTest
    @MethodSource("days")
    void everyDay_makesWellFormedDocuments(LocalDate today) {
        SampleCaseLoad load = SampleCaseLoad.asOf(today);
        Set<String> ids = new HashSet<>();
        Set<String> workers = new HashSet<>();
        for (ObjectNode worker : load.workers()) {
            assertThat(workers.add(text(worker, "id"))).isTrue();
            assertThat(ZoneId.of(text(worker, "timeZone"))).isNotNull();
        }
        for (SampleCase each : load.cases()) {
            assertThat(workers).contains(text(each.document(), "workerId"));
            assertWellFormed(each, today, ids);
        }
    }

    private static void assertWellFormed(SampleCase each, LocalDate today, Set<String> ids) {
        JsonNode document = each.document();
        Set<String> children = newIds(document.get("children"), ids);
        Set<String> participants = newIds(document.get("participants"), ids);
        assertThat(children).isNotEmpty();
        assertThat(participants).isNotEmpty();
        assertThat(ids.add(each.id())).isTrue();
        assertThat(ZoneId.of(text(document, "timeZone"))).isNotNull();
        assertOrdered(document, "openedOn", "closedOn");
        for (JsonNode child : document.get("children")) {
            assertOrdered(child, "joinedOn", "leftOn");
            child.get("guardianship").forEach(span -> assertOrdered(span, "from", "to"));
        }
        for (JsonNode participant : document.get("participants")) {
            assertThat(children).containsAll(texts(participant.get("childIds")));
            assertOrdered(participant, "joinedOn", "leftOn");
            participant.get("circumstances").forEach(span -> assertOrdered(span, "from", "to"));
        }
        newIds(document.get("courtOrders"), ids);
        for (JsonNode order : document.get("courtOrders")) {
            if (!each.shows().contains("ORDER_NAMES_OUTSIDER")) {
                assertThat(participants).containsAll(texts(order.get("participantIds")));
            }
            assertThat(children).containsAll(texts(order.get("childIds")));
            assertOrdered(order, "from", "to");
        }
        for (JsonNode contact : each.contacts()) {
            assertThat(ids.add(text(contact, "id"))).isTrue();
            assertThat(participants).containsAll(texts(contact.get("participantIds")));
            assertThat(children).containsAll(texts(contact.get("childIds")));
            assertWithin(contact, document, today);
        }
        for (JsonNode search : each.searches()) {
            assertThat(ids.add(text(search, "id"))).isTrue();
            assertThat(participants).contains(text(search, "participantId"));
            assertThat(search.get("sources")).isNotEmpty();
            assertWithin(search, document, today);
        }
    }

    private static void assertWithin(JsonNode event, JsonNode document, LocalDate today) {
        assertThat(date(event, "on")).isBefore(today).isAfterOrEqualTo(date(document, "openedOn"));
    }

    private static void assertOrdered(JsonNode entry, String from, String to) {
        if (!entry.get(from).isNull() && !entry.get(to).isNull()) {
            assertThat(date(entry, from)).isBefore(date(entry, to));
        }
    }

    private static Set<String> newIds(JsonNode entries, Set<String> known) {
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : entries) {
            assertThat(known.add(text(entry, "id"))).isTrue();
            ids.add(text(entry, "id"));
        }
        return ids;
    }

    private static Set<String> circumstancesIn(SampleCaseLoad load) {
        Set<String> kinds = new HashSet<>();
        load.cases().forEach(it -> it.document().get("participants").forEach(participant -> participant
                .get("circumstances")
                .forEach(entry -> kinds.add(text(entry, "kind")))));
        return kinds;
    }

    private static List<String> texts(JsonNode array) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList());
    }

    private static LocalDate date(JsonNode entry, String field) {
        return LocalDate.parse(text(entry, field));
    }

    private static String text(JsonNode entry, String field) {
        return entry.get(field).textValue();
    }
}
