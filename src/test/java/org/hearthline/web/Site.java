package org.hearthline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hearthline.Api;
import org.hearthline.consent.Family;

/** A parent's mailbox, and the pages that its links lead to, in a browser without script. */
public final class Site {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/(?:m|confirm)/\\S+)");

    private Site() {}

    /** Mails to this address, oldest first. */
    static List<Map<String, Object>> mails(String address) {
        return given().queryParam("to", address).get("/sandbox/mail").jsonPath().getList("$");
    }

    static Map<String, Object> lastMail(String address) {
        List<Map<String, Object>> mails = mails(address);
        return mails.get(mails.size() - 1);
    }

    /** Where the last mail's link leads, on this host. */
    public static String link(String address) {
        Matcher link = LINK.matcher(Objects.toString(lastMail(address).get("text")));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** Where the last mail's program goes to end mails. */
    public static String unsubscribe(String address) {
        String headers = Objects.toString(lastMail(address).get("headers"));
        Matcher link =
                Pattern.compile("https?://[^/\\s]+(/unsubscribe/[^>\\s]+)>").matcher(headers);
        assertThat(link.find()).as(headers).isTrue();
        return link.group(1);
    }

    /** What somebody sees there. */
    static String see(String path) {
        return browser().get(path).then().statusCode(200).extract().asString();
    }

    static Response post(String path, Map<String, String> form) {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
    }

    /** Sends a form, and follows to what the browser shows then. */
    public static String send(String path, Map<String, String> form) {
        Response answer = post(path, form);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        Api.advance("PT0S");
        return see(answer.header("Location"));
    }

    /** The times that can be chosen, as the form sends them. */
    static List<String> times(String page) {
        Matcher time = Pattern.compile("name=\"time\" value=\"([^\"]+)\"").matcher(page);
        List<String> times = new ArrayList<>();
        while (time.find()) {
            times.add(time.group(1));
        }
        return times;
    }

    private static RequestSpecification browser() {
        return given().header("Sec-Fetch-Site", "same-origin").redirects().follow(false);
    }

    /** A mother who said yes to mails by the link in one. */
    public static Family consenting(String language) {
        Family family = new Family();
        family.addresses("""
                {"channel": "EMAIL", "value": "%s", "language": "%s"}""".formatted(family.email, language)).statusCode(200);
        family.consent("EMAIL", family.email, "REQUEST").statusCode(201);
        Api.advance("PT0S");
        send(link(family.email), Map.of());
        return family;
    }

    /** Offers these times to the mother; answers where her mail leads. */
    public static String propose(Family family, String meetingId, String... slots) {
        return proposeBy(family.worker, family, meetingId, slots);
    }

    static String proposeBy(String worker, Family family, String meetingId, String... slots) {
        Api.as(worker)
                .body("""
                {"id": "%s", "caseId": "%s", "kind": "VISIT", "workerId": "%s", "place": "the blue house", "placeKind": "OFFICE",
                 "attendees": [{"participantId": "%s", "required": true}], "minutes": 60, "slots": ["%s"]}
                """.formatted(meetingId, family.caseId, worker, family.mother, String.join("\", \"", slots)))
                .post("/api/v1/meetings")
                .then()
                .statusCode(201);
        Api.advance("PT0S");
        return link(family.email);
    }
}
