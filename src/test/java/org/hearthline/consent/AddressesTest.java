package org.hearthline.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.worker;

import io.quarkus.test.junit.QuarkusTest;
import org.hearthline.Database;
import org.hearthline.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AddressesTest {

    private Family family;

    @BeforeEach
    void aMother() {
        family = new Family();
    }

    @Test
    void addressesInAnyForm_areKeptInOneAndSealed() {
        String digits = family.phone.number().substring(2);

        family.addresses(
                        """
                        {"channel": "SMS", "value": "(%s) %s-%s", "language": "es", "timeZone": "America/New_York", "safe": true,
                         "safeHours": {"from": "09:00", "to": "15:00"}}""".formatted(digits.substring(0, 3), digits.substring(3, 6), digits.substring(6)),
                        """
                        {"channel": "EMAIL", "value": " %s "}""".formatted(family.email.toUpperCase(java.util.Locale.ROOT)))
                .statusCode(200)
                .body("cancelled", is(0))
                .body("addresses.value", contains(family.phone.number(), family.email))
                .body("addresses[0].safeHours.to", is("15:00:00"))
                .body("addresses[0].consent", is("NONE"))
                .body("addresses[1].safe", nullValue());

        assertThat(Database.everyRow()).noneMatch(row -> row.contains(digits) || row.contains(family.email));
    }

    @Test
    void whatIsNoAddress_isNamedByItsField() {
        Refusal.of(
                        family.putAddresses(
                                family.worker,
                                "{\"channel\": \"SMS\", \"value\": \"12\"}",
                                "{\"channel\": \"EMAIL\", \"value\": \"nobody\"}",
                                "{\"channel\": \"SMS\", \"value\": \"" + family.phone.number() + "\"}",
                                "{\"channel\": \"SMS\", \"value\": \""
                                        + family.phone.number().substring(2) + "\"}"),
                        422)
                .naming("addresses[0].value", "addresses[1].value", "addresses[3].value")
                .withoutEcho(family.phone.number());
    }

    @Test
    void hoursThatEndBeforeTheyBegin_areNamed() {
        Refusal.of(family.putAddresses(family.worker, """
                        {"channel": "SMS", "value": "%s", "safeHours": {"from": "15:00", "to": "09:00"}}""".formatted(family.phone.number())), 422)
                .naming("addresses[0].safeHours.to");
    }

    @Test
    void addressesOfACaseThatIsAnothers_areNotThere() {
        String other = worker(newId("W"), newId("U"), null);

        Refusal.of(family.putAddresses(other), 404);
        Refusal.of(as(other).get("/api/v1/cases/{id}/participants/{p}/addresses", family.caseId, family.mother), 404);
        Refusal.of(as(other).queryParam("participantId", family.mother).get("/api/v1/consents"), 404);
        Refusal.of(as(other).get("/api/v1/cases/{id}/participants/{p}/replies", family.caseId, family.mother), 404);
    }

    @Test
    void addressThatIsNoLongerListed_keepsItsConsentForTheDayItIsListedAgain() {
        family.consenting();

        family.addresses().statusCode(200);
        assertThat(family.state()).isEqualTo("ACTIVE");
        family.withPhone();

        family.addresses("{\"channel\": \"SMS\", \"value\": \"" + family.phone.number() + "\"}")
                .body("addresses[0].consent", is("ACTIVE"));
    }
}
