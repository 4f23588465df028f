package org.hearthline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hearthline.Api;
import org.hearthline.consent.Family;
import org.hearthline.web.Site;
import org.junit.jupiter.api.Test;

/** What parents see, and what stands around it: signing in, the sandbox, what is not there. */
class ParentPagesBrowserIT extends BrowserTest {

    @Test
    void login_isOpenToEverybody() throws IOException {
        gallery.visit(Visit.anonymous("login", "/login"));
        gallery.visit(Visit.anonymous("login-es", "/login").in("es-US"));
    }

    @Test
    void aLinkThatLeadsNowhere_saysSo() throws IOException {
        gallery.visit(Visit.anonymous("parent-nowhere", "/m/nothing"));
    }

    @Test
    void meeting_isOpenInBothLanguages() throws IOException {
        for (String language : List.of("en", "es")) {
            Family family = Site.consenting(language);
            String page = Site.propose(family, Api.newId("M"), slots());

            gallery.visit(Visit.anonymous("parent-" + language, page));
            gallery.visit(Visit.anonymous("parent-other-times-" + language, page + "/other-times"));
            gallery.visit(Visit.anonymous("parent-stop-" + language, page + "/stop"));

            Site.send(page, Map.of("time", firstTime(page)));
            gallery.visit(Visit.anonymous("parent-settled-" + language, page));
            gallery.visit(Visit.anonymous("parent-unsubscribe-" + language, Site.unsubscribe(family.email)));

            Site.send(page + "/stop", Map.of());
            gallery.visit(Visit.anonymous("parent-stopped-" + language, page));
        }
    }

    @Test
    void confirming_isOpenInBothLanguages() throws IOException {
        for (String language : List.of("en", "es")) {
            Family family = new Family();
            family.addresses("""
                    {"channel": "EMAIL", "value": "%s", "language": "%s"}""".formatted(family.email, language)).statusCode(200);
            family.consent("EMAIL", family.email, "REQUEST").statusCode(201);
            Api.advance("PT0S");
            String page = Site.link(family.email);

            gallery.visit(Visit.anonymous("parent-confirm-" + language, page));

            Site.send(page, Map.of());
            gallery.visit(Visit.anonymous("parent-confirmed-" + language, page));
        }
    }

    @Test
    void wordsThatAreMissing_areAskedForBesideTheirField() throws IOException {
        String path = Site.propose(Site.consenting("en"), Api.newId("M"), slots()) + "/other-times";
        for (Variant variant : Variant.values()) {
            try (BrowserContext context = chromium.visitor(variant.options("en-US"))) {
                Page page = context.newPage();
                page.navigate(path);
                page.getByRole(AriaRole.TEXTBOX).fill("   ");
                page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON).click();

                assertThat(page.getByRole(AriaRole.ALERT).isVisible()).isTrue();
                Gallery.picture(page, "parent-wrong", variant);
                assertThat(Gallery.check(page, "parent-wrong", variant)).isEmpty();
            }
        }
    }

    @Test
    void withoutScript_aParentChoosesInSpanish() {
        Family family = Site.consenting("es");
        String path = Site.propose(family, Api.newId("M"), slots());
        try (BrowserContext context = chromium.visitor(
                new Browser.NewContextOptions().setLocale("es-MX").setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(path);
            page.getByRole(AriaRole.RADIO).first().check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Elegir")))
                    .click();

            assertThat(page.getByRole(AriaRole.STATUS).isVisible()).isTrue();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("es");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English"))
                    .click();

            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        }
        assertThat(family.messages("MEETING_CONFIRMED")).hasSize(1);
    }

    /** Three afternoons of next week. */
    static String[] slots() {
        OffsetDateTime now = OffsetDateTime.parse(
                RestAssured.get("/sandbox/clock").jsonPath().getString("now"));
        OffsetDateTime first = now.atZoneSameInstant(ZoneId.of("America/Chicago"))
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(7)
                .withHour(15)
                .toOffsetDateTime();
        return new String[] {
            first.toString(),
            first.plusDays(1).plusMinutes(30).toString(),
            first.plusDays(2).toString()
        };
    }

    private static String firstTime(String path) {
        return RestAssured.get(path).htmlPath().getString("**.find { it.@name == 'time' }.@value");
    }
}
