package org.hearthline.web.staff;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.Map;

/** A member of staff's browser, without script. */
record Browser(String user, String language) {

    static Browser of(String user) {
        return new Browser(user, "en");
    }

    Response get(String path) {
        return given().auth()
                .preemptive()
                .basic(user, "demo")
                .header("Accept-Language", language)
                .redirects()
                .follow(false)
                .get(path);
    }

    /** What somebody reads there. */
    String see(String path) {
        return read(get(path).then().statusCode(200).extract().asString());
    }

    Response post(String path, Map<String, String> form) {
        return given().auth()
                .preemptive()
                .basic(user, "demo")
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .redirects()
                .follow(false)
                .post(path);
    }

    /** The words of a page, each run of other things as one space. */
    static String read(String html) {
        return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }
}
