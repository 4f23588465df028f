package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.worker;
import static org.hearthline.Documented.wholeCase;
import static org.hearthline.Json.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.hearthline.Documented;
import org.hearthline.Json;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contacts and searches: logged once, corrected with a reason. */
@QuarkusTest
class LogbookTest {

    /** What is logged. */
    enum Kind {
        CONTACT("contacts", "/nextSteps"),
        SEARCH("searches", "/result");

        private final String path;
        private final String words;

        Kind(String path, String words) {
            this.path = path;
            this.words = words;
        }

        ObjectNode entry(String id, String caseId) {
            return this == CONTACT ? Documented.contact(id, caseId) : Documented.search(id, caseId);
        }
    }

    private final String caseId = newId("C");
    private final String other = newId("C");
    private final String id = newId("E");
    private final String worker = newId("W");

    @BeforeEach
    void twoCases() {
        worker(worker, newId("U"), null);
        for (String each : List.of(caseId, other)) {
            as("system")
                    .body(wholeCase(each, worker).toString())
                    .put("/api/v1/cases/" + each)
                    .then()
                    .statusCode(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void entry_isAnsweredAsItWasLogged(Kind kind) {
        Response answer = log(kind, caseId, kind.entry(id, caseId));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat((Object) Json.node(answer.asString())).isEqualTo(kind.entry(id, caseId));
    }

    @ParameterizedTest
    @EnumSource
    void entryWithoutAnId_isGivenOne(Kind kind) {
        ObjectNode entry = kind.entry(id, caseId);
        entry.remove("id");

        String first = log(kind, caseId, entry).path("id");
        String second = log(kind, caseId, entry).path("id");

        assertThat(first).isNotBlank().isNotEqualTo(second);
        assertThat(as(worker)
                        .body("{\"why\": \"x\"}")
                        .patch("/api/v1/" + kind.path + "/" + first)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void sameEntryAgain_isAnsweredTheSameAlsoAfterACorrection(Kind kind) {
        String first = log(kind, caseId, kind.entry(id, caseId)).asString();
        Response again = log(kind, caseId, kind.entry(id, caseId));
        correct(kind, "{\"why\": \"wrong day\", \"on\": \"2026-11-06\"}").then().statusCode(200);
        Response afterwards = log(kind, caseId, kind.entry(id, caseId));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first);
        assertThat(afterwards.statusCode()).isEqualTo(201);
        assertThat(afterwards.asString()).isEqualTo(first);
        correct(kind, "{\"why\": \"still\"}").then().body("on", org.hamcrest.Matchers.is("2026-11-06"));
    }

    @ParameterizedTest
    @EnumSource
    void idOfAnotherEntry_isTaken(Kind kind) {
        log(kind, caseId, kind.entry(id, caseId));

        Refusal.of(log(kind, caseId, with(kind.entry(id, caseId), kind.words, "\"otherwise\"")), 409);
        Refusal.of(log(kind, other, kind.entry(id, other)), 409);
        correct(kind, "{\"why\": \"x\", \"on\": \"2026-11-06\"}");
        Refusal.of(log(kind, caseId, with(kind.entry(id, caseId), "/on", "\"2026-11-06\"")), 409);
    }

    @ParameterizedTest
    @EnumSource
    void correction_changesWhatItNamesAndKeepsTheRest(Kind kind) {
        log(kind, caseId, kind.entry(id, caseId));

        Response answer = correct(kind, "{\"on\": \"2026-11-06\", \"why\": \"wrong day\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat((Object) Json.node(answer.asString()))
                .isEqualTo(with(with(kind.entry(id, caseId), "/on", "\"2026-11-06\""), "/why", "\"wrong day\""));
        Response second = correct(
                kind,
                Json.object("{\"why\": \"words\"}")
                        .put(kind.words.substring(1), "more")
                        .toString());
        assertThat(second.<String>path("on")).isEqualTo("2026-11-06");
        assertThat(second.<String>path(kind.words.substring(1))).isEqualTo("more");
    }

    @ParameterizedTest
    @EnumSource
    void correctionWithoutAReason_isRefused(Kind kind) {
        log(kind, caseId, kind.entry(id, caseId));
        correct(kind, "{\"why\": \"once\"}").then().statusCode(200);

        Refusal.of(correct(kind, "{\"on\": \"2026-11-06\"}"), 422).naming("why");
        Refusal.of(correct(kind, "{\"on\": \"2026-11-06\", \"why\": \"  \"}"), 422)
                .naming("why");
        Refusal.of(correct(kind, "{}"), 422).naming("why");
    }

    @ParameterizedTest
    @EnumSource
    void correctionThatIsWrong_isRefusedByName(Kind kind) {
        log(kind, caseId, kind.entry(id, caseId));

        Refusal.of(correct(kind, "{\"why\": \"x\", \"mood\": 1}"), 422).naming("mood");
        Refusal.of(correct(kind, "{\"why\": \"x\", \"id\": \"else\"}"), 422).naming("id");
        Refusal.of(correct(kind, "{\"why\": \"x\", \"on\": null}"), 422).naming("on");
        Refusal.of(correct(kind, "{\"why\": 5, \"on\": 5}"), 422).naming("why", "on");
        Refusal.of(correct(kind, "[]"), 400);
        Refusal.of(correct(kind, "\"why\""), 400);
    }

    @ParameterizedTest
    @EnumSource
    void entryThatIsNotThere_isNotFound(Kind kind) {
        Refusal.of(correct(kind, "{\"why\": \"x\"}"), 404);
        Refusal.of(log(kind, newId("C"), kind.entry(id, caseId)), 404);
    }

    @Test
    void contactWithPeopleOfAnotherCase_isRefusedByTheirPlaces() {
        ObjectNode contact = with(
                Documented.contact(id, caseId), "/participantIds", "[\"P1-%s\", \"P1-%s\"]".formatted(caseId, other));
        contact = with(contact, "/childIds", "[\"K1-%s\", \"K2-%s\", \"P1-%s\"]".formatted(other, caseId, caseId));

        Refusal.of(log(Kind.CONTACT, caseId, contact), 422).naming("participantIds[1]", "childIds[0]", "childIds[2]");
    }

    @Test
    void contactWithNobody_isRefused() {
        ObjectNode contact = with(with(Documented.contact(id, caseId), "/participantIds", "[]"), "/childIds", "[]");

        Refusal.of(log(Kind.CONTACT, caseId, contact), 422).naming("participantIds");
        assertThat(log(Kind.CONTACT, caseId, with(contact, "/childIds", "[\"K1-" + caseId + "\"]"))
                        .statusCode())
                .isEqualTo(201);
        Refusal.of(correct(Kind.CONTACT, "{\"why\": \"x\", \"childIds\": []}"), 422)
                .naming("participantIds");
    }

    @Test
    void searchForSomebodyElse_isRefused() {
        ObjectNode search = with(Documented.search(id, caseId), "/participantId", "\"P1-" + other + '"');

        Refusal.of(log(Kind.SEARCH, caseId, search), 422).naming("participantId");
        log(Kind.SEARCH, caseId, Documented.search(id, caseId)).then().statusCode(201);
        Refusal.of(correct(Kind.SEARCH, "{\"why\": \"x\", \"participantId\": \"P9\"}"), 422)
                .naming("participantId");
    }

    private Response log(Kind kind, String ofCase, ObjectNode entry) {
        return as(worker).body(entry.toString()).post("/api/v1/cases/" + ofCase + "/" + kind.path);
    }

    private Response correct(Kind kind, String change) {
        return as(worker).body(change).patch("/api/v1/" + kind.path + "/" + id);
    }
}
