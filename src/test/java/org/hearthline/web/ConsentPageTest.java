package org.hearthline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.newId;
import static org.hearthline.web.Site.post;
import static org.hearthline.web.Site.see;
import static org.hearthline.web.Site.send;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E-mails are agreed to, and ended, by the links in them. */
@QuarkusTest
class ConsentPageTest {

    private Family family;

    @BeforeEach
    void aMotherWhoIsAskedByMail() {
        Api.clockAt("2026-11-24T17:45:00Z");
        family = new Family().withEmail();
        family.consent("EMAIL", family.email, "REQUEST").statusCode(201);
        Api.advance("PT0S");
    }

    @Test
    void confirmation_isAskedAndThenGiven() {
        String link = Site.link(family.email);
        List<String> before = Database.everyRow();

        String asked = see(link);

        assertThat(asked)
                .contains("Do you want these e-mails?", "Yes, send them to me")
                .containsOnlyOnce("<h1>");
        assertThat(Database.everyRow()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(send(link, Map.of()))
                .contains("You will get e-mails about meeting times.")
                .doesNotContain("<button");
        assertThat(family.steps()).containsExactly("REQUESTED STAFF", "CONFIRMED PAGE");
    }

    @Test
    void confirmationInSpanish_staysInSpanish() {
        String seen = send(Site.link(family.email) + "?lang=es", Map.of());

        assertThat(seen).contains("Va a recibir correos").doesNotContain("You will");
    }

    @Test
    void confirmationAfterRevocation_doesNotCount() {
        String link = Site.link(family.email);
        family.consent("EMAIL", family.email, "REVOKE");

        assertThat(see(link)).contains("This page is closed.").doesNotContain("<button");
        assertThat(send(link, Map.of())).contains("This page is closed.");
        assertThat(family.state()).isEqualTo("REVOKED");
    }

    @Test
    void confirmationLinkThatIsOldOrForged_leadsNowhere() {
        String link = Site.link(family.email);
        Response forged = given().get(link.substring(0, link.length() - 2) + "xx");
        Api.clockAt("2026-12-25T17:00:00Z");

        assertThat(forged.statusCode()).isEqualTo(404);
        assertThat(given().get(link).statusCode()).isEqualTo(404);
        assertThat(post(link, Map.of()).statusCode()).isEqualTo(404);
        assertThat(family.state()).isEqualTo("PENDING");
    }

    @Test
    void confirmationByAnotherSite_isRefused() {
        Response answer = given().header("Sec-Fetch-Site", "cross-site").post(Site.link(family.email));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(family.state()).isEqualTo("PENDING");
    }

    @Test
    void unsubscribeByHand_asksFirst() {
        String link = Site.unsubscribe(family.email);

        assertThat(see(link)).contains("Stop e-mails");
        assertThat(family.state()).isEqualTo("PENDING");
        assertThat(send(link, Map.of()))
                .contains("You will get no more e-mails.")
                .doesNotContain("<button");
        assertThat(family.steps()).endsWith("OPTED_OUT PAGE");
    }

    @Test
    void oneClick_endsEmailsWithoutAPage() {
        send(Site.link(family.email), Map.of());
        String link = Site.unsubscribe(family.email);

        Response answer = given().header("Sec-Fetch-Site", "cross-site")
                .redirects()
                .follow(false)
                .formParam("List-Unsubscribe", "One-Click")
                .post(link);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(family.steps()).endsWith("OPTED_OUT ONE_CLICK");
        assertThat(see(link)).contains("You will get no more e-mails.");
    }

    @Test
    void oneClickAsMultipart_endsEmails() {
        Response answer = given().multiPart("List-Unsubscribe", "One-Click").post(Site.unsubscribe(family.email));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(family.steps()).endsWith("OPTED_OUT ONE_CLICK");
    }

    @Test
    void unknownAttempt_leadsNowhere() {
        String none = "/unsubscribe/00000000-0000-0000-0000-000000000000-1";

        assertThat(given().get(none).statusCode()).isEqualTo(404);
        assertThat(given().formParam("List-Unsubscribe", "One-Click").post(none).statusCode())
                .isEqualTo(404);
        assertThat(given().get("/unsubscribe/" + newId("x")).asString()).contains("This page is closed.");
    }
}
