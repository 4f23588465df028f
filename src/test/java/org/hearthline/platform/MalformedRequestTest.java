package org.hearthline.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.Api.worker;
import static org.hearthline.Documented.wholeCase;
import static org.hearthline.Http.send;
import static org.hearthline.Json.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.Documented;
import org.hearthline.Http;
import org.hearthline.Json;
import org.hearthline.Refusal;
import org.hearthline.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: a problem document that names what is wrong, echoes nothing, and is never the service's own fault. */
@QuarkusTest
class MalformedRequestTest {

    private static final int LIMIT = 1024 * 1024;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final String caseId = newId("C");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/id | \"C-other\" | id",
                "/id | \"a b\" | id",
                "/policy | null | policy",
                "/policy | \"none\" | policy",
                "/programArea | \"%65\" | programArea",
                "/county | \"\\u0000\" | county",
                "/county | \"Dav\\ud83d\" | county",
                "/timeZone | \"Central\" | timeZone",
                "/timeZone | null | timeZone",
                "/workerId | \"W/1\" | workerId",
                "/openedOn | null | openedOn",
                "/openedOn | \"2026-13-01\" | openedOn",
                "/openedOn | \"0026-08-03\" | openedOn",
                "/closedOn | \"2026-08-02\" | closedOn",
                "/children | {} | children",
                "/children/0/id | null | children[0].id",
                "/children/0/name | \"Ana\\u0000\" | children[0].name",
                "/children/0/name | \"%201\" | children[0].name",
                "/children/0/leftOn | \"2026-08-03\" | children[0].leftOn",
                "/children/0/tribalStatus | \"MAYBE\" | children[0].tribalStatus",
                "/children/0/age | 5 | children[0].age",
                "/children/1 | null | children[1]",
                "/children/1 | \"K-2\" | children[1]",
                "/children/0/guardianship/1/kind | null | children[0].guardianship[1].kind",
                "/children/0/guardianship/0/to | \"2026-11-09\" | children[0].guardianship[0].to",
                "/children/0/guardianship/0/evidence | \"%201\" | children[0].guardianship[0].evidence",
                "/children/0/guardianship/0/evidence | \"\\u0000\" | children[0].guardianship[0].evidence",
                "/children/0/guardianship/0/note | \"x\" | children[0].guardianship[0].note",
                "/participants/0/role | \"UNCLE\" | participants[0].role",
                "/participants/0/custodial | \"yes\" | participants[0].custodial",
                "/participants/0/language | \"%36\" | participants[0].language",
                "/participants/0/timeZone | \"\" | participants[0].timeZone",
                "/participants/0/childIds/1 | 5 | participants[0].childIds[1]",
                "/participants/0/childIds/1 | \"K-9\" | participants[0].childIds[1]",
                "/participants/0/contactEveryDays | 367 | participants[0].contactEveryDays",
                "/participants/0/contactEveryDays | 14.0 | participants[0].contactEveryDays",
                "/participants/0/contactEveryDays | 99999999999 | participants[0].contactEveryDays",
                "/participants/0/safetyFlag | 1 | participants[0].safetyFlag",
                "/participants/0/circumstances/0/note | \"%501\" | participants[0].circumstances[0].note",
                "/participants/0/circumstances/0/note | \"\\u0000\" | participants[0].circumstances[0].note",
                "/participants/0/circumstances/0/source | \"ME\" | participants[0].circumstances[0].source",
                "/participants/0/circumstances/0/evidence | \"x\" | participants[0].circumstances[0].evidence",
                "/courtOrders/0/id | null | courtOrders[0].id",
                "/courtOrders/0/id | \"O2-X\" | courtOrders[1].id",
                "/courtOrders/0/to | \"2026-11-09\" | courtOrders[0].to",
                "/courtOrders/0/enteredInError | true | courtOrders[0].why",
                "/courtOrders/0/judge | \"x\" | courtOrders[0].judge",
                "/courtOrders/0/docket | \"\\u0000\" | courtOrders[0].docket",
                "/noContact/0/participantIds | [\"P1-X\"] | noContact[0].participantIds",
                "/noContact/0/participantIds/1 | \"P9\" | noContact[0].participantIds[1]",
                "/noContact/0/from | \"2026\" | noContact[0].from",
                "/noContact/0/why | \"x\" | noContact[0].why",
                "/else | {\"deep\": [{}]} | else"
            })
    void fieldOfACaseThatIsWrong_isNamedByItsPath(String place, String value, String field) {
        String own = newId("X");
        String said = value.matches("\"%\\d+\"")
                ? '"' + "x".repeat(Integer.parseInt(value.replaceAll("\\D", ""))) + '"'
                : value;
        ObjectNode document = with(wholeCase(own, "W-1"), place, said.replace("-X\"", "-" + own + '"'));

        Response answer = as("system").body(Json.escaped(document)).put("/api/v1/cases/" + own);

        Refusal.of(answer, 422).naming(field);
        Refusal.of(as("system").get("/api/v1/cases/" + own), 404);
    }

    @Test
    void everyBadFieldOfACase_isNamedAtOnce() {
        String body = """
                {"id": "%s", "policy": 5, "timeZone": "Mars/Base", "openedOn": "2026-08", "closedOn": "2026-08-03", "extra": 1,
                 "children": [{"id": "K-1", "name": 7}, {"id": "K-1", "guardianship": [{"kind": "FULL", "till": "2026-08-03"}]}],
                 "participants": [{"id": "P-1", "role": "MOTHER", "childIds": ["K-9"], "circumstances": [5]}, null],
                 "courtOrders": [{"kind": "RELEASE"}], "noContact": {}}
                """.formatted(caseId);

        Refusal.of(as("system").body(body).put("/api/v1/cases/" + caseId), 422)
                .naming(
                        "policy",
                        "timeZone",
                        "openedOn",
                        "extra",
                        "children[0].name",
                        "children[1].id",
                        "children[1].guardianship[0].from",
                        "children[1].guardianship[0].till",
                        "participants[0].childIds[0]",
                        "participants[0].circumstances[0]",
                        "participants[1]",
                        "courtOrders[0].id",
                        "courtOrders[0].kind",
                        "courtOrders[0].from",
                        "noContact");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | \"Dana\\u0000\" | name",
                "name | 5 | name",
                "email | \"dana\" | email",
                "phone | \"615-555-0101\" | phone",
                "supervisorId | \"W 9\" | supervisorId",
                "unit | \"\" | unit",
                "unit | null | unit",
                "unit | \"\\u0000\" | unit",
                "timeZone | \"CST6\" | timeZone",
                "role | \"ADMIN\" | role",
                "role | \"worker\" | role",
                "role | null | role",
                "alerts | [\"PIGEON\"] | alerts[0]",
                "alerts | [null] | alerts[0]",
                "alerts | \"SMS\" | alerts",
                "id | \"W-other\" | id",
                "else | 5 | else"
            })
    void fieldOfAWorkerThatIsWrong_isNamedByItsPath(String name, String value, String field) {
        ObjectNode document = Json.object("{\"unit\": \"U-1\", \"role\": \"WORKER\"}");
        String id = newId("W");

        Response answer =
                as("system").body(with(document, "/" + name, value).toString()).put("/api/v1/workers/" + id);

        Refusal.of(answer, 422).naming(field);
        Refusal.of(as("system").get("/api/v1/workers/" + id), 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contacts | on | null | on",
                "contacts | on | \"yesterday\" | on",
                "contacts | at | \"2026-11-05\" | at",
                "contacts | at | \"+999999999-12-31T00:00:00Z\" | at",
                "contacts | mode | \"FAX\" | mode",
                "contacts | outcome | \"DONE\" | outcome",
                "contacts | participantIds | [\"P9\"] | participantIds[0]",
                "contacts | childIds | [\"K9\"] | childIds[0]",
                "contacts | minutes | 1441 | minutes",
                "contacts | minutes | -1 | minutes",
                "contacts | minutes | 5e0 | minutes",
                "contacts | place | \"\\u0000\" | place",
                "contacts | safety | \"\\ud800\" | safety",
                "contacts | safety | \"%20001\" | safety",
                "contacts | accommodations | [\"\\u0000\"] | accommodations[0]",
                "contacts | mood | \"good\" | mood",
                "contacts | id | \"a/b\" | id",
                "searches | on | null | on",
                "searches | participantId | null | participantId",
                "searches | participantId | \"P9\" | participantId",
                "searches | sources | [\"\\u0000\"] | sources[0]",
                "searches | result | \"\\u0000\" | result",
                "searches | where | \"x\" | where",
                "court-orders | kind | \"X\" | kind",
                "court-orders | from | null | from",
                "court-orders | to | \"2026-11-09\" | to",
                "court-orders | docket | \"\\u0000\" | docket",
                "court-orders | enteredInError | true | why",
                "court-orders | participantIds | \"P\" | participantIds",
                "court-orders | judge | 1 | judge"
            })
    void fieldOfAnEntryThatIsWrong_isNamedByItsPath(String kind, String name, String value, String field) {
        as("system")
                .body(wholeCase(caseId, "W-1").toString())
                .put("/api/v1/cases/" + caseId)
                .then()
                .statusCode(200);
        String said = value.startsWith("\"%") ? '"' + "x".repeat(20_001) + '"' : value;
        ObjectNode entry = with(entry(kind, newId("E")), "/" + name, said);

        Response answer = as("system").body(Json.escaped(entry)).post("/api/v1/cases/" + caseId + "/" + kind);

        Refusal.of(answer, 422).naming(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "searches", "court-orders"})
    void correctionThatIsNoObjectOrCannotBeMerged_isRefused(String kind) {
        as("system")
                .body(wholeCase(caseId, "W-1").toString())
                .put("/api/v1/cases/" + caseId)
                .then()
                .statusCode(200);
        String id = newId("E");
        as("system")
                .body(entry(kind, id).toString())
                .post("/api/v1/cases/" + caseId + "/" + kind)
                .then()
                .statusCode(201);

        for (String body : List.of("", "null", "[]", "5", "\"x\"", "{", "{}{}", "{\"why\": \"a\", \"why\": \"b\"}")) {
            Refusal.of(patch(kind, id, body), 400);
        }
        Refusal.of(patch(kind, id, "{\"why\": \"\\u0000\"}"), 422).naming("why");
        Refusal.of(patch(kind, id, "{\"why\": \"\\ud83d\"}"), 422).naming("why");
        Refusal.of(patch(kind, id, "{\"why\": \"x\", \"deep\": " + "[".repeat(990) + "]".repeat(990) + "}"), 422)
                .naming("deep");
        Refusal.of(patch(kind, id, "{\"why\": \"x\", \"deep\": " + "[".repeat(1001) + "]".repeat(1001) + "}"), 400);
        Refusal.of(patch(kind, id, "{\"why\": \"x\", \"on\": 1e400, \"from\": 1e400}"), 422);
        Refusal.of(patch(kind, id, "{\"id\": null, \"why\": \"x\"}"), 422).naming("id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "{",
                "}",
                "{\"id\": \"X\"} trailing",
                "{}{}",
                "{\"id\": \"X\", \"id\": \"X\"}",
                "not json canary",
                "{\"id\": canary}",
                "<case/>",
                "\u0000",
                "{\"id\": \"canary\n\"}"
            })
    void bodyThatIsNoJson_isUnreadable(String body) {
        Refusal.of(as("system").body(body).put("/api/v1/cases/C-1"), 400).withoutEcho("canary");
        Refusal.of(as("system").body(body).put("/api/v1/workers/W-1"), 400).withoutEcho("canary");
        Refusal.of(as("system").body(body).post("/api/v1/policy/evaluations"), 400)
                .withoutEcho("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"canary\"", "true", "[{}]"})
    void documentThatIsNoObject_isInvalid(String body) {
        Refusal.of(as("system").body(body).put("/api/v1/cases/C-1"), 422).withoutEcho("canary");
    }

    @Test
    void valuesThatWereSent_areNotEchoed() {
        String body = """
                {"id": "canary!", "policy": "canary", "timeZone": "canary", "openedOn": "canary", "closedOn": ["canary"],
                 "extra": "canary", "children": [{"id": "canary?", "tribalStatus": "canary", "guardianship": "canary"}],
                 "participants": ["canary"], "courtOrders": [{"id": "canary"}, {"id": "canary"}]}
                """;

        Refusal.of(as("system").body(body).put("/api/v1/cases/" + caseId), 422).withoutEcho("canary");
        Refusal.of(as("system").body("{}").put("/api/v1/cases/canary"), 422).withoutEcho("canary");
        Refusal.of(as("system").get("/api/v1/cases/canary"), 404).withoutEcho("canary");
        Refusal.of(as("system").get("/api/v1/messages?status=canary"), 422).withoutEcho("canary");
        Refusal.of(as("system").get("/api/v1/canary"), 404).withoutEcho("canary");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 1001, 100_000})
    void documentOfGreatDepth_isRefused(int depth) {
        String body = "{\"deep\": " + "{\"a\":[".repeat(depth) + "]}".repeat(depth) + "}";

        assertThat(Refusal.of(send("system", "PUT", "/api/v1/cases/" + caseId, body))
                        .status())
                .isIn(400, 422);
    }

    @Test
    void documentOfAMebibyte_isRead() {
        String document = Documented.minimalCase(caseId).toString();

        assertThat(send("system", "PUT", "/api/v1/cases/" + caseId, document + " ".repeat(LIMIT - document.length()))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, LIMIT + LIMIT / 2, 3 * LIMIT})
    void documentOfMore_isTooLarge(int size) {
        String document = Documented.minimalCase(caseId).toString();

        Refusal.of(
                send("system", "PUT", "/api/v1/cases/" + caseId, document + " ".repeat(size - document.length())), 413);
        Refusal.of(as("system").get("/api/v1/cases/" + caseId), 404);
    }

    @Test
    void documentOfMoreInChunks_isTooLarge() throws IOException {
        String answer =
                raw("PUT /api/v1/cases/" + caseId + " HTTP/1.1\r\nTransfer-Encoding: chunked\r\n", LIMIT + 4096);

        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "image/png"
            })
    void bodyOfAnotherType_isUnsupported(String type) {
        Refusal.of(send("system", "PUT", "/api/v1/cases/" + caseId, type, "{}".getBytes(UTF_8)), 415);
    }

    @Test
    void documentThatIsSentAsLines_isUnsupportedAndNotRepeated() {
        Refusal.of(
                        send(
                                "system",
                                "POST",
                                "/api/v1/cases/" + caseId + "/court-orders",
                                "application/x-ndjson",
                                "{\"from\": [\"canary\"]}".getBytes(UTF_8)),
                        415)
                .withoutEcho("canary");
    }

    @Test
    void signInThatIsNoForm_isUnsupported() {
        assertThat(Wire.send(
                                "POST /j_security_check HTTP/1.1",
                                "Content-Type: application/json; charset=none\r\n",
                                "Content-Length: 0\r\n")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void formWithACharacterThatNoTextHas_isUnreadable() {
        assertThat(as(worker(newId("W"), newId("U"), null))
                        .contentType("application/x-www-form-urlencoded")
                        .body("caseId=%00&on=2026-11-05")
                        .post("/meetings/new")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void acceptThatNamesNoType_isUnreadable() {
        assertThat(Wire.send(
                                "GET /api/v1/workers/W-1 HTTP/1.1",
                                "Authorization: " + Http.basic("system") + "\r\n",
                                "Accept: ;;;\r\n")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"4000, 0, 404", "4100, 0, 414", "10, 19000, 404", "10, 22000, 431"})
    void addressOrHeadersBeyondALimit_areRefused(int address, int header, int status) {
        assertThat(Wire.send(
                                "GET /api/v1/nothing?" + "a".repeat(address) + " HTTP/1.1",
                                "Authorization: " + Http.basic("system") + "\r\n",
                                "X-More: " + "a".repeat(header) + "\r\n")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void addressOrMethodThatIsNot_isToldSo() {
        for (String path :
                List.of("/api/v1", "/api/v1/nothing", "/api/v1/cases", "/api/v2/cases/C-1", "/api/v1/cases/C-1/else")) {
            Refusal.of(as("system").get(path), 404);
        }
        Refusal.of(as("system").delete("/api/v1/cases/C-1"), 405);
        Refusal.of(as("system").body("{}").post("/api/v1/cases/C-1"), 405);
        Refusal.of(as("system").get("/api/v1/policy/evaluations"), 405);
        Refusal.of(as("system").body("{}").patch("/api/v1/workers/W-1"), 405);
    }

    @Test
    void answerOfAnotherTypeThanJson_isNotServed() {
        as("system").body(Documented.minimalCase(caseId).toString()).put("/api/v1/cases/" + caseId);

        assertThat(as("system")
                        .accept("image/png")
                        .get("/api/v1/cases/" + caseId)
                        .statusCode())
                .isIn(200, 406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "a%00b",
                "%2F",
                "a%2Fb",
                "%",
                "%zz",
                "%ff",
                "%c3%28",
                "%ed%a0%80",
                "..%2f..",
                "%20",
                "é",
                "😀",
                "'",
                "%27%20or%201=1",
                ";x=1",
                "%0d%0aX:%20y",
                "$",
                "*",
                "a+b",
                "%252e"
            })
    void idOfOddCharacters_isOfNothingThere(String id) throws IOException {
        for (String line : List.of(
                "GET /api/v1/cases/%s",
                "GET /api/v1/cases/%s/requirements",
                "GET /api/v1/workers/%s",
                "GET /api/v1/workers/%s/due",
                "GET /api/v1/workers/%s/tasks",
                "GET /api/v1/cases/%s/tasks",
                "PATCH /api/v1/tasks/%s",
                "PUT /api/v1/cases/%s",
                "POST /api/v1/cases/%s/contacts",
                "PATCH /api/v1/contacts/%s",
                "PATCH /api/v1/court-orders/%s",
                "PATCH /api/v1/searches/%s",
                "GET /api/v1/messages?caseId=%s",
                "GET /api/v1/messages?participantId=%s&workerId=%1$s")) {
            String answer = raw(line.formatted(id) + " HTTP/1.1\r\n", 0);

            assertThat(answer).as(line).matches("(?s)HTTP/1.1 (4\\d\\d|200) .*");
            if (!answer.startsWith("HTTP/1.1 200") && !answer.startsWith("HTTP/1.1 400")) {
                assertThat(answer).as(line).contains("application/problem+json");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages?limit=0 limit",
                "messages?limit=x limit",
                "messages?after=! after",
                "messages?after=YQ after",
                "messages?after=MjAyNi0xMS0wMVQwMDowMDowMFogeA after",
                "messages?after=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA after",
                "messages?status=SENTT status",
                "workers/%s/due?from=tomorrow from",
                "workers/%s/due?to=2026-02-30 to",
                "workers/%s/due?limit=1001 limit",
                "workers/%s/due?after=YQ after",
                "workers/%s/tasks?status=SETTLED status",
                "workers/%s/tasks?limit=0 limit",
                "workers/%s/tasks?after=YQ after",
                "workers/%s/tasks?after=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA after",
                "cases/%s/tasks?after=LTAwMDEtMDEtMDFUMDA6MDA6MDBaIDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA after",
                "cases/%s/requirements?asOf=2026 asOf",
                "cases/%s/requirements?asOf=9999-12-31 asOf",
                "cases/%s/requirements?asOf=-999999999-01-01 asOf"
            })
    void parameterThatIsWrong_isNamed(String address) {
        String worker = worker(newId("W"), newId("U"), null);
        as("system")
                .body(Documented.wholeCase(worker, worker).toString())
                .put("/api/v1/cases/" + worker)
                .then()
                .statusCode(200);
        String[] parts = address.split(" ");

        Refusal.of(as("system").get("/api/v1/" + parts[0].formatted(worker)), 422)
                .naming(parts[1]);
    }

    private ObjectNode entry(String kind, String id) {
        return switch (kind) {
            case "contacts" -> Documented.contact(id, caseId);
            case "searches" -> Documented.search(id, caseId);
            default -> Documented.order(id);
        };
    }

    private static HttpResponse<String> patch(String kind, String id, String body) {
        return send("system", "PATCH", "/api/v1/" + kind + "/" + id, body);
    }

    /** Sends what a well-behaved client would not, and answers the whole response. */
    private String raw(String head, int chunked) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            String credentials = Base64.getEncoder().encodeToString("system:demo".getBytes(UTF_8));
            StringBuilder request = new StringBuilder(head)
                    .append(
                            "Host: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: Basic ")
                    .append(credentials)
                    .append("\r\n");
            if (chunked > 0) {
                request.append("\r\n")
                        .append(Integer.toHexString(chunked))
                        .append("\r\n{")
                        .append(" ".repeat(chunked - 1));
                request.append("\r\n0\r\n\r\n");
            } else {
                request.append(head.startsWith("GET") ? "\r\n" : "Content-Length: 2\r\n\r\n{}");
            }
            socket.getOutputStream().write(request.toString().getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
        }
    }
}
