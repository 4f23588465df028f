package org.hearthline.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.newId;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.hearthline.Api;
import org.hearthline.Database;
import org.hearthline.Documented;
import org.hearthline.Http;
import org.hearthline.Json;
import org.hearthline.Wire;
import org.hearthline.Wire.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every route of the OpenAPI document and of the pages, by every role and by nobody, with what nobody would send: answered always, never a
 * fault of ours, and no refusal of the API repeats what was sent.
 */
@QuarkusTest
class EveryRouteTest {

    private static final int REQUESTS = Integer.getInteger("hearthline.test.requests", 1_000);
    private static final long SEED = Long.getLong("hearthline.test.seed", 20261128);

    /** What the OpenAPI document leaves out: pages, links, webhooks, probes. */
    private static final List<String> PAGES = List.of(
            "GET /",
            "GET /login",
            "POST /j_security_check",
            "POST /preferences",
            "POST /logout",
            "GET /tasks",
            "POST /tasks/{id}",
            "GET /supervision",
            "POST /supervision/reassign",
            "GET /measures",
            "GET /measures/csv",
            "GET /ops",
            "GET /ops/imports/{id}",
            "POST /ops/resume",
            "GET /workers/{id}",
            "GET /cases/{id}",
            "GET /cases/{id}/record",
            "POST /cases/{id}/record",
            "GET /cases/{id}/record/file",
            "GET /cases/{id}/record/sign-offs/{x}",
            "GET /cases/{id}/record/sign-offs/{x}/file",
            "GET /cases/{id}/contacts/new",
            "POST /cases/{id}/contacts/new",
            "GET /cases/{id}/searches/new",
            "POST /cases/{id}/searches/new",
            "POST /cases/{id}/participants/{p}/missing",
            "GET /cases/{id}/court-orders/new",
            "POST /cases/{id}/court-orders/new",
            "POST /cases/{id}/court-orders/{x}",
            "GET /cases/{id}/participants/{p}/conversation",
            "POST /cases/{id}/participants/{p}/conversation/answers",
            "POST /cases/{id}/participants/{p}/conversation/addresses",
            "POST /cases/{id}/participants/{p}/conversation/consents",
            "GET /meetings/new",
            "POST /meetings/new",
            "GET /meetings/{x}",
            "POST /meetings/{x}",
            "GET /m/{x}",
            "POST /m/{x}",
            "GET /m/{x}/other-times",
            "POST /m/{x}/other-times",
            "POST /m/{x}/keep",
            "GET /m/{x}/stop",
            "POST /m/{x}/stop",
            "GET /m/style.css",
            "GET /confirm/{x}",
            "POST /confirm/{x}",
            "GET /unsubscribe/{x}",
            "POST /unsubscribe/{x}",
            "GET /calendar/{x}.ics",
            "POST /webhooks/twilio/inbound",
            "POST /webhooks/twilio/status",
            "POST /webhooks/twilio/status/{x}",
            // Not /q/health/well, which may well say 503.
            "GET /q/health/live",
            "GET /q/health/ready",
            "GET /q/metrics",
            "GET /q/openapi");

    private static final List<String> ODD_IDS = List.of(
            "%00",
            "%2F",
            "%",
            "%zz",
            "%ff",
            "%c3%28",
            "%ed%a0%80",
            "..%2f..",
            "%20",
            "\u00e9",
            "'",
            ";x=1",
            "%0d%0aX:%20y",
            "a".repeat(2_000),
            "%F0%9F%98%80",
            "-1",
            "0197a5f0-0000-7000-8000-000000000000",
            "*",
            "a+b",
            "%252e",
            ".",
            "..");

    private static final List<String> ODD_HEADERS = List.of(
            "If-Match: \"1\"",
            "If-Match: x",
            "If-Match: *",
            "If-Match: \"99999999999999999999\"",
            "If-None-Match: *",
            "Accept: image/png",
            "Accept: ;;;",
            "Accept: */*;q=2",
            "Accept-Language: \u00e9;q=x",
            "Accept-Encoding: gzip;q=9",
            "Cookie: hearthline-sandbox=AAAA; q_session=%%%",
            "Cookie: ;;=;",
            "Sec-Fetch-Site: cross-site",
            "Origin: null",
            "X-Twilio-Signature: AAAA",
            "Range: bytes=9-1",
            "Content-Encoding: gzip",
            "X-Forwarded-For: x",
            "Forwarded: ;;",
            "Content-Language: zz-zz-zz",
            "Idempotency-Key: " + "k".repeat(3000),
            "X-HTTP-Method-Override: DELETE",
            "HX-Request: true",
            "Last-Event-ID: x",
            "Expect: nothing",
            "Upgrade: websocket");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=utf-16",
            "application/json; charset=none",
            "text/plain",
            "",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/zip",
            "application/x-ndjson",
            "*/*",
            "/",
            "application/merge-patch+json",
            "\u00e9/x");

    private final Random random = new Random(SEED);
    private String worker = "";
    private String supervisor = "";
    private String caseId = "";

    private record Route(String method, String path, List<String> queries, List<JsonNode> schemas) {}

    @BeforeEach
    void keepACase() {
        supervisor = Api.supervisor(newId("S"), newId("U"));
        worker = Api.worker(newId("W"), newId("U"), supervisor);
        caseId = newId("C");
        Api.as("system")
                .body(Documented.wholeCase(caseId, worker).toString())
                .put("/api/v1/cases/" + caseId)
                .then()
                .statusCode(200);
    }

    /** Some of it may have been taken: nothing of it stays in the others' way. */
    @AfterEach
    void clean() throws SQLException {
        Database.changeFacts("delete from pause");
        Api.advance("PT0S");
    }

    @Test
    void anything_isAnsweredWithoutAFaultAndWithoutAnEcho() {
        JsonNode openApi = Json.node(
                Http.send("admin", "GET", "/q/openapi?format=json", "").body());
        List<Route> routes = routes(openApi);
        OddDocuments documents = new OddDocuments(openApi, random);
        List<String> wrong = new ArrayList<>();
        Map<Integer, Integer> statuses = new TreeMap<>();

        for (int i = 0; i < REQUESTS; i++) {
            Route route = routes.get(i % routes.size());
            byte[] request = request(route, documents);
            Answer answer = Wire.send(request);
            statuses.merge(answer.status(), 1, Integer::sum);
            problem(route, request, answer).ifPresent(wrong::add);
        }

        System.out.println(
                "EveryRouteTest: " + REQUESTS + " requests to " + routes.size() + " routes, answered " + statuses);
        assertThat(routes).hasSizeGreaterThan(100);
        assertThat(statuses.keySet()).contains(200, 400, 401, 403, 404, 405, 415, 422);
        assertThat(wrong).as("seed %s", SEED).isEmpty();
    }

    private static Optional<String> problem(Route route, byte[] request, Answer answer) {
        String what = null;
        if (answer.status() == 0 || answer.status() >= 500) {
            what = "not answered, or a fault";
        } else if (answer.status() >= 400 && route.path().startsWith("/api/")) {
            boolean isProblem = answer.type().startsWith("application/problem+json");
            boolean beforeUs = answer.status() == 400 && answer.type().isEmpty()
                    || answer.text().indexOf("\r\n\r\n") == answer.text().length() - 4;
            if (!isProblem && !beforeUs) {
                what = "no problem document";
            } else if (answer.text().contains(OddDocuments.WORD)) {
                what = "an echo";
            }
        }
        return Optional.ofNullable(what)
                .map(it -> it + ": " + route.method() + " " + route.path() + "\n"
                        + shown(new String(request, ISO_8859_1)) + "\n-> " + shown(answer.text()));
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(1_500, text.length()));
    }

    private byte[] request(Route route, OddDocuments documents) {
        String method = random.nextInt(12) == 0
                ? oneOf(List.of("TRACE", "OPTIONS", "HEAD", "PROPFIND", "get", "DELETE", "PATCH"))
                : route.method();
        StringBuilder head =
                new StringBuilder(method + " " + path(route) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        String user = oneOf(List.of("system", "admin", worker, supervisor, worker, "nobody", "", "!"));
        if (user.equals("!")) {
            head.append(oneOf(List.of(
                    "Authorization: Basic !!!\r\n",
                    "Authorization: Bearer x.y.z\r\n",
                    "Authorization: \r\n",
                    "Authorization: Basic\r\n")));
        } else if (!user.isEmpty()) {
            head.append("Authorization: ").append(Http.basic(user)).append("\r\n");
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            head.append(oneOf(ODD_HEADERS)).append("\r\n");
        }
        byte[] body = new byte[0];
        if (!method.equals("GET") || random.nextInt(10) == 0) {
            boolean form = route.schemas().isEmpty() && !route.path().startsWith("/api/");
            body = form
                    ? form().getBytes(ISO_8859_1)
                    : documents.bytes(
                            route.schemas().isEmpty()
                                    ? oneOf(MutatedRequestTest.ODD)
                                    : documents.of(oneOf(route.schemas())));
            String type = random.nextInt(8) == 0
                    ? oneOf(TYPES)
                    : form
                            ? "application/x-www-form-urlencoded"
                            : route.path().endsWith("/imports") ? "application/x-ndjson" : "application/json";
            if (!type.isEmpty()) {
                head.append("Content-Type: ").append(type).append("\r\n");
            }
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private String path(Route route) {
        StringBuilder path = new StringBuilder();
        for (String part : route.path().split("(?=\\{)|(?<=})")) {
            path.append(part.startsWith("{") ? id(route.path()) : part);
        }
        List<String> pairs = new ArrayList<>();
        for (String query : route.queries()) {
            if (random.nextInt(3) == 0) {
                pairs.add(query + "=" + oneOf(ODD_IDS));
            } else if (random.nextInt(3) == 0) {
                pairs.add(query + "="
                        + oneOf(List.of(
                                "2026-11-05",
                                "10",
                                "0",
                                "1001",
                                "true",
                                "OPEN",
                                worker,
                                caseId,
                                "-5",
                                "2026-11",
                                OddDocuments.WORD)));
            }
        }
        if (random.nextInt(25) == 0) {
            pairs.add(oneOf(List.of("x", "=", "&&", "limit=1&limit=2", "after=" + "A".repeat(4_200))));
        }
        return path + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    }

    private String id(String path) {
        return random.nextInt(3) == 0
                ? oneOf(ODD_IDS)
                : path.contains("/workers/")
                        ? oneOf(List.of(worker, supervisor))
                        : oneOf(List.of(caseId, "P-1", "K-1", OddDocuments.WORD, caseId));
    }

    private String form() {
        List<String> fields = new ArrayList<>();
        for (String name : List.of(
                "on",
                "mode",
                "outcome",
                "participants",
                "words",
                "slot",
                "why",
                "worker",
                "language",
                "caseId",
                "j_username",
                "revision",
                "From",
                "Body",
                "MessageSid")) {
            if (random.nextInt(3) == 0) {
                fields.add(name + "=" + oneOf(ODD_IDS));
            } else if (random.nextInt(2) == 0) {
                fields.add(name + "="
                        + oneOf(List.of(
                                "2026-11-05", "PHONE", "COMPLETED", "1", OddDocuments.WORD, "%2B16155550142", worker)));
            }
        }
        return String.join("&", fields);
    }

    private static List<Route> routes(JsonNode openApi) {
        List<Route> routes = new ArrayList<>();
        openApi.path("paths").properties().forEach(path -> {
            if (!path.getKey().startsWith("/sandbox")) {
                path.getValue().properties().forEach(operation -> {
                    if (List.of("get", "put", "post", "patch", "delete").contains(operation.getKey())) {
                        List<String> queries = new ArrayList<>();
                        operation.getValue().path("parameters").forEach(parameter -> {
                            if (parameter.path("in").asText().equals("query")) {
                                queries.add(parameter.path("name").asText());
                            }
                        });
                        List<JsonNode> schemas = new ArrayList<>();
                        operation
                                .getValue()
                                .path("requestBody")
                                .path("content")
                                .forEach(content -> schemas.add(content.path("schema")));
                        routes.add(new Route(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), queries, schemas));
                    }
                });
            }
        });
        assertThat(routes).hasSizeGreaterThan(30);
        for (String page : PAGES) {
            String[] parts = page.split(" ");
            routes.add(new Route(
                    parts[0], parts[1], List.of("from", "to", "case", "participant", "on", "page", "lang"), List.of()));
        }
        return routes;
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
