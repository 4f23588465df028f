package org.hearthline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.newId;
import static org.hearthline.web.Site.consenting;
import static org.hearthline.web.Site.post;
import static org.hearthline.web.Site.propose;
import static org.hearthline.web.Site.see;
import static org.hearthline.web.Site.send;
import static org.hearthline.web.Site.times;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.casework.Agency;
import org.hearthline.consent.Family;
import org.hearthline.message.text.MessageFiles;
import org.hearthline.message.text.Texts;
import org.hearthline.platform.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A parent's page says nothing to a stranger, changes nothing by being looked at, and speaks its reader's language. */
@QuarkusTest
class MeetingPageReaderTest extends OfferedTimes {

    @Inject
    Agency agency;

    @Test
    void page_offersTheTimesAndSaysNothingMore() {
        String seen = see(page);

        assertThat(times(seen)).containsExactly(THURSDAY, FRIDAY, MONDAY);
        assertThat(seen)
                .contains("<html lang=\"en\" dir=\"ltr\">", "Hearthline", "Dana", "at the office", "60 minutes")
                .contains("Thursday, November 26 at 3:00", "<legend>Which time works for you?</legend>")
                .containsOnlyOnce("<h1>")
                .doesNotContain("Reed", "Maria", "Lopez", "Ana", "blue house", family.caseId, family.mother, meetingId)
                .doesNotContain(family.email, family.worker, "<script", "style=", "Davidson");
        assertThat(page).matches("/m/[\\w-]{20,}");
    }

    @Test
    void moreThanAnyForm_isRefusedWithAPage() {
        Response answer = post(page + "/other-times", Map.of("words", "a".repeat(20_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.contentType()).startsWith("text/html");
    }

    @Test
    void otherLanguage_isShownAndKeptOnTheWayAndNowhereElse() {
        List<String> before = Database.everyRow();
        String seen = see(page + "?lang=es");

        assertThat(seen)
                .contains("<html lang=\"es\" dir=\"ltr\">", "¿Qué horario le conviene?", "jueves, 26 de noviembre")
                .contains("action=\"" + page + "?lang=es\"", ">English</a>")
                .doesNotContain("Which time");
        assertThat(Database.everyRow()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(send(page + "?lang=es", Map.of("time", FRIDAY))).contains("Su cita queda confirmada.");
        assertThat(see(page)).contains("Your meeting is set.");
        assertThat(see(page + "?lang=xx")).contains("Your meeting is set.");
    }

    @Test
    void readerOfSpanish_isShownSpanish() {
        Family spanish = consenting("es");

        String seen = see(propose(spanish, newId("M"), FRIDAY));

        assertThat(seen).contains("<html lang=\"es\"", "viernes, 27 de noviembre", ">English</a>");
    }

    @Test
    void expiredAndUnknownTokens_areAnsweredTheSame() {
        Response unknown = given().get("/m/" + "A".repeat(24));
        Api.clockAt("2027-02-01T17:00:00Z");

        Response expired = given().get(page + "?lang=es");

        assertThat(List.of(unknown.statusCode(), expired.statusCode())).containsOnly(404);
        assertThat(expired.asString()).isEqualTo(unknown.asString()).contains("This page is closed", "está cerrada");
        String ownOfEach = "(date|X-Request-ID)=[^,]*";
        assertThat(expired.headers().asList().toString().replaceAll(ownOfEach, ""))
                .isEqualTo(unknown.headers().asList().toString().replaceAll(ownOfEach, ""));
        for (String path : List.of("", "/other-times", "/keep", "/stop")) {
            assertThat(post(page + path, Map.of("time", FRIDAY, "words", "x")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void everyLinkFollowed_changesNothing() {
        send(page, Map.of("time", FRIDAY));
        String unsubscribe = Site.unsubscribe(family.email);
        List<String> before = Database.everyRow();

        for (String path : List.of(page, page + "/other-times", page + "/stop", page + "?lang=es", unsubscribe)) {
            see(path);
            assertThat(given().head(path).statusCode()).isEqualTo(200);
            assertThat(given().head(path).asString()).isEmpty();
        }

        assertThat(Database.everyRow()).containsExactlyInAnyOrderElementsOf(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void formOfAnotherSite_isRefused(String from) {
        for (String path : List.of("", "/other-times", "/keep", "/stop")) {
            Response answer = given().header("Sec-Fetch-Site", from)
                    .formParam("time", FRIDAY)
                    .formParam("words", "x")
                    .post(page + path);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.contentType()).startsWith("text/html");
        }
        assertThat(status()).isEqualTo("PROPOSED");
    }

    @Test
    void everyAnswer_isKeptAndFramedAndIndexedNowhere() {
        for (Response answer : List.of(
                given().get(page),
                given().get(page + "/stop"),
                given().get("/m/none"),
                given().get("/confirm/none"),
                given().get("/unsubscribe/none"),
                post(page, Map.of()),
                post(page + "/keep", Map.of()))) {
            assertThat(answer.header("Content-Security-Policy"))
                    .isEqualTo(
                            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
        }
        assertThat(given().get("/m/style.css").contentType()).startsWith("text/css");
    }

    @Test
    void languageFromRightToLeft_isShownSo(@TempDir Path root) throws IOException {
        Path texts = Files.createDirectories(root.resolve("messages"));
        for (String file : List.of("en.yaml", "es.yaml", "forbidden.yaml")) {
            Files.copy(Path.of("config/messages", file), texts.resolve(file));
        }
        Files.copy(Path.of("src/test/resources/messages/ar-EG.yaml"), texts.resolve("ar-EG.yaml"));
        Files.writeString(
                texts.resolve("forbidden.yaml"),
                Files.readString(texts.resolve("forbidden.yaml")).replace("  es:\n", "  ar: [محكمة]\n  es:\n"));
        PageTexts arabic = new PageTexts(
                Texts.of(
                        MessageFiles.read(root, "Hearthline", Documents.outsideTheService())
                                .files()
                                .orElseThrow(),
                        false),
                agency);

        String seen = Templates.question(QuestionPage.of(
                        arabic.of("ar-EG", null), "stop", null, "stopConfirm", "stopButton", null, "/m/none"))
                .render();

        assertThat(seen).contains("<html lang=\"ar-EG\" dir=\"rtl\">", "أوقف الرسائل", ">English</a>", ">Español</a>");
    }

    @Test
    void readerInAnotherZone_readsTheirOwnTimeWithItsZone() {
        family.addresses("""
                {"channel": "EMAIL", "value": "%s", "language": "en", "timeZone": "America/New_York"}""".formatted(family.email));

        assertThat(see(page)).contains("Thursday, November 26 at 4:00 PM Eastern Standard Time");
    }
}
