package org.hearthline.web.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** A browser of somebody who is signed in, without script. */
final class Staff {

    private Staff() {}

    static RequestSpecification browser(String user) {
        return given().auth()
                .preemptive()
                .basic(user, "demo")
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false);
    }

    /** What they see there. */
    static String see(String user, String path) {
        return browser(user)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    static Response send(String user, String path, Map<String, ?> form) {
        return browser(user)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
    }

    /** Sends a form that is taken; answers where it leads. */
    static String sent(String user, String path, Map<String, ?> form) {
        Response answer = send(user, path, form);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    /** The page without its markup, with single spaces. */
    static String text(String html) {
        return html.replaceAll("(?s)<head>.*?</head>", "")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ");
    }

    /** The page to which a form that was taken leads. */
    static String taken(String user, String path, Map<String, ?> form) {
        return see(user, sent(user, path, form));
    }
}
