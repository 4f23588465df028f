package org.hearthline.consent;

import static org.hearthline.Api.as;
import static org.hearthline.Api.motherAndChild;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.putCase;
import static org.hearthline.Api.worker;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.Phone;

/** A mother in a case of a worker's, with a phone and a mailbox of her own. */
public final class Family {

    public final String worker = worker(newId("W"), newId("U"), null);
    public final String caseId = newId("C");
    public final String mother = "P-" + caseId;
    public final Phone phone;
    public final String email = caseId.toLowerCase(java.util.Locale.ROOT) + "@family.example";

    public Family() {
        this(Phone.any());
    }

    public Family(Phone phone) {
        this.phone = phone;
        putCase("system", caseId, motherAndChild(caseId, worker)).then().statusCode(200);
    }

    public Family withPhone() {
        addresses("""
                {"channel": "SMS", "value": "%s", "language": "en"}""".formatted(phone.number())).statusCode(200);
        return this;
    }

    public Family withEmail() {
        addresses("""
                {"channel": "EMAIL", "value": "%s", "language": "en"}""".formatted(email)).statusCode(200);
        return this;
    }

    public Family consenting() {
        withPhone();
        consent("REQUEST").statusCode(201);
        Api.advance("PT0S");
        phone.writes("1");
        return this;
    }

    public ValidatableResponse addresses(String... addresses) {
        return putAddresses(worker, addresses).then();
    }

    public Response putAddresses(String user, String... addresses) {
        return as(user).body("{\"addresses\": [" + String.join(",", addresses) + "]}")
                .put("/api/v1/cases/{id}/participants/{p}/addresses", caseId, mother);
    }

    public ValidatableResponse consent(String action) {
        return consent("SMS", phone.number(), action);
    }

    public ValidatableResponse consent(String channel, String address, String action) {
        return as(worker)
                .body("""
                {"participantId": "%s", "caseId": "%s", "channel": "%s", "address": "%s", "action": "%s",
                 "how": "in person, form 12", "by": "%s"}
                """.formatted(mother, caseId, channel, address, action, worker))
                .post("/api/v1/consents")
                .then();
    }

    public List<Map<String, Object>> ledger() {
        return as(worker)
                .queryParam("participantId", mother)
                .get("/api/v1/consents")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** How each consent came to where it stands: action and state, oldest first, without what was only worded. */
    public List<String> steps() {
        return ledger().stream()
                .filter(entry -> !entry.get("action").equals("WORDED"))
                .map(entry -> entry.get("action") + " " + entry.get("means"))
                .toList();
    }

    public String state() {
        List<Map<String, Object>> ledger = ledger();
        return ledger.isEmpty()
                ? "NONE"
                : (String) ledger.get(ledger.size() - 1).get("state");
    }

    /** Status and reason of each message to the mother with this purpose, oldest first. */
    public List<String> messages(String purpose) {
        List<Map<String, Object>> items = as(worker)
                .queryParam("participantId", mother)
                .get("/api/v1/messages")
                .jsonPath()
                .getList("items");
        return items.stream()
                .filter(message -> message.get("purpose").equals(purpose))
                .map(message ->
                        message.get("status") + (message.get("reason") == null ? "" : " " + message.get("reason")))
                .toList();
    }

    public List<String> tasks() {
        List<Map<String, Object>> items = as(worker)
                .get("/api/v1/workers/" + worker + "/tasks")
                .jsonPath()
                .getList("items");
        return items.stream().map(task -> (String) task.get("reason")).toList();
    }

    public List<String> news() {
        return Api.mailTo(worker).stream().map(Api.Mail::subject).toList();
    }

    /** What the mother wrote, the oldest first. */
    public List<String> replies() {
        return as(worker)
                .get("/api/v1/cases/{id}/participants/{p}/replies", caseId, mother)
                .jsonPath()
                .getList("items.words");
    }
}
