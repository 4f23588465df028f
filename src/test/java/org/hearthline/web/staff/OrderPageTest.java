package org.hearthline.web.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrderPageTest {

    private Family family;

    @BeforeEach
    void november() {
        Api.standAt("2026-11-10T18:00:00Z");
        family = new Family();
    }

    private String path(String below) {
        return "/cases/" + family.caseId + "/court-orders/" + below;
    }

    private String record() {
        return Staff.taken(
                family.worker,
                path("new"),
                Map.of("kind", "RELEASE_OF_REASONABLE_EFFORTS", "from", "2026-11-10", "docket", "26-J-114"));
    }

    private String orderId() {
        List<String> ids = as(family.worker)
                .get("/api/v1/cases/{id}", family.caseId)
                .jsonPath()
                .getList("courtOrders.id");
        return ids.get(0);
    }

    @Test
    void orderRecorded_liftsTheDutyAndTellsWhatItCancelled() {
        String page = record();

        assertThat(page).contains("Recorded.", "26-J-114", "span-order", "bar-SUPPRESSED");
    }

    @Test
    void orderThatEndsBeforeItBegins_isRefusedBesideItsField() {
        Response refused = Staff.send(
                family.worker,
                path("new"),
                Map.of("kind", "RELEASE_OF_REASONABLE_EFFORTS", "from", "2026-11-10", "to", "2026-11-01"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("to-error", "must not be before the day it began", "2026-11-01");
    }

    @Test
    void orderEnded_noLongerOffersToEnd() {
        record();

        String page = Staff.taken(family.worker, path(orderId()), Map.of("to", "2026-11-10"));

        assertThat(page).contains("until").doesNotContain("End this order");
    }

    @Test
    void orderEnteredInError_isGone() {
        record();

        String page = Staff.taken(
                family.worker, path(orderId()), Map.of("enteredInError", "true", "why", "another family's"));

        assertThat(page).contains("No court order is recorded.");
    }
}
