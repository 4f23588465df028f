package org.hearthline.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hearthline.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    enum Colour {
        RED,
        GREEN
    }

    record Leaf(@NotNull String id, LocalDate on) {}

    record Whole(
            String text,
            Integer number,
            Boolean flag,
            Colour colour,
            LocalDate date,
            LocalTime time,
            OffsetDateTime instant,
            Period period,
            ZoneId zone,
            List<@NotNull @Valid Leaf> leaves,
            Map<String, @NotNull @Valid Leaf> byName,
            @JsonProperty("case") @Valid Leaf renamed)
            implements Checked {
        @Override
        public void check(Errors errors) {
            if (number != null && number < 0) {
                errors.add("number", "must not be negative");
            }
        }
    }

    private final Documents documents = Documents.outsideTheService();

    @Test
    void valuesOfTheRightKind_areRead() {
        Whole whole = documents.read("""
                {"text": "Ana \\ud83d\\ude00", "number": 5, "flag": false, "colour": "RED", "date": "2026-11-05",
                 "time": "08:00", "instant": "2026-11-05T15:00:00-06:00", "period": "P1M", "zone": "America/Chicago"}
                """.getBytes(UTF_8), Whole.class);

        assertThat(whole)
                .isEqualTo(new Whole(
                        "Ana 😀",
                        5,
                        false,
                        Colour.RED,
                        LocalDate.of(2026, 11, 5),
                        LocalTime.of(8, 0),
                        OffsetDateTime.parse("2026-11-05T15:00:00-06:00"),
                        Period.ofMonths(1),
                        ZoneId.of("America/Chicago"),
                        null,
                        null,
                        null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text | 5, 5.5, true, [], {}, [\"a\"], \"\\u0000\", \"a\\u0000b\", \"\\ud83d\", \"\\ude00\\ud83d\"",
                "number | \"5\", \"\", 5.0, 1e3, true, [], [5], {}, 2147483648, 123456789012345678901234567890",
                "flag | \"true\", \"\", 0, 1, [], {}",
                "colour | \"\", \" \", \"red\", \"BLUE\", 0, 1, true, [], {}",
                "date | \"\", \"2026-11\", \"2026-02-29\", \"2026-1-1\", \"1899-12-31\", \"2200-01-01\", 20260101, [2026,1,1], {}",
                "date | \"2026-11-05T00:00\", \"+12026-01-01\", 1e400",
                "time | \"\", \"8\", \"24:00\", 8, [8,0], {}",
                "instant | \"\", \"2026-11-05T15:00\", \"2026-11-05\", 5, 1e1000, [2026], {}",
                "instant | \"+999999999-12-31T23:59:59Z\", \"1899-01-01T00:00:00Z\"",
                "period | \"\", \"P\", \"1M\", \"PT5H\", \"P99999999999D\", 5, {}",
                "zone | \"\", \"Nashville\", \"America\", 5, [], {}",
                "leaves | \"\", \"x\", 5, true, {}",
                "leaves[0] | [\"\"], [5], [[]], [null], [true]",
                "leaves[1].on | [{\"id\":\"a\"}, {\"id\":\"b\",\"on\":\"x\"}], [{\"id\":\"a\"}, {\"id\":\"b\",\"on\":[1]}]",
                "byName | \"\", 5, []",
                "byName.x | {\"x\": \"\"}, {\"x\": 5}, {\"x\": null}",
                "byName.x.id | {\"x\": {}}, {\"x\": {\"id\": 7}}",
                "case | \"\", 5, []"
            })
    void valueOfAnotherKind_isNamed(String field, String values) {
        String top = field.replaceAll("[.\\[].*", "");
        for (JsonNode value : documents.object("{\"values\": [" + values + "]}").get("values")) {
            ObjectNode document = documents.object("{}");
            document.set(top, value);

            assertThat(errorsOf(document)).as("%s", value).containsOnlyKeys(field);
        }
    }

    @Test
    void everyBadField_isNamedAtOnceHoweverItIsBad() {
        assertThat(errors("""
                {"number": -1, "colour": "BLUE", "flag": "true", "more": {"deep": [1]}, "date": "2026-02-30",
                 "leaves": [{"id": "a"}, {"on": "x", "else": 5}, null], "case": {}, "zone": 5}
                """))
                .containsOnlyKeys(
                        "number",
                        "colour",
                        "flag",
                        "more",
                        "date",
                        "leaves[1].id",
                        "leaves[1].on",
                        "leaves[1].else",
                        "leaves[2]",
                        "case.id",
                        "zone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unknown\": 1, \"id\": \"a\", \"on\": \"2026-11-05\"}",
                "{\"id\": \"a\", \"unknown\": 1, \"on\": \"2026-11-05\"}",
                "{\"id\": \"a\", \"on\": \"2026-11-05\", \"unknown\": 1}",
                "{\"unknown\": {\"id\": [5]}, \"id\": \"a\"}",
                "{\"on\": \"2026-11-05\", \"unknown\": [[]], \"id\": \"a\"}"
            })
    void unknownField_isNamedWhereverItStands(String leaf) {
        assertThat(errors("{\"leaves\": [{\"id\": \"b\"}, " + leaf + "]}"))
                .containsExactly(entry("leaves[1].unknown", "is not a known field"));
        assertThat(errors("{\"case\": " + leaf + ", \"number\": 5}")).containsOnlyKeys("case.unknown");
        assertThat(errors("{\"byName\": {\"x\": " + leaf + "}}")).containsOnlyKeys("byName.x.unknown");
    }

    @Test
    void nameThatCannotBeWritten_isShownAsFarAsItCan() {
        assertThat(errors("{\"\\u0000" + "n".repeat(5000) + "\": 1}")).containsOnlyKeys("?" + "n".repeat(63));
    }

    @Test
    void valueThatWasSent_isNotEchoed() {
        Problem problem =
                refusal("{\"number\": \"canary\", \"zone\": \"canary\", \"leaves\": [\"canary\"], \"x\": \"canary\"}");

        assertThat(documents.text(problem.errors())).doesNotContain("canary");
        assertThat(refusal("{\"number\": canary").getMessage()).doesNotContain("canary");
    }

    @Test
    void documentOfUnknownFieldsAlone_isRefusedSoonAndNotInFull() {
        StringBuilder json = new StringBuilder("{\"a\": 1");
        for (int i = 0; i < 90_000; i++) {
            json.append(",\"a").append(i).append("\":1");
        }

        assertThat(errors(json.append('}').toString())).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "5", "{\"id\":null}", "\"\""})
    void listOfWrongValuesAlone_isRefusedSoon(String element) {
        String list = "[" + (element + ",").repeat(4_000) + element + "]";

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(refusal("{\"leaves\": " + list + "}").status()).isIn(413, 422));
    }

    @Test
    void listLongerThanAny_isNamed() {
        assertThat(errors("{\"leaves\": [" + "{},".repeat(5_000) + "{}]}")).containsOnlyKeys("leaves");
        assertThat(errors("{\"case\": {\"deep\": [[], [" + "5,".repeat(5_000) + "5]]}}"))
                .containsOnlyKeys("case.deep[1]");
    }

    @Test
    void documentOfMoreValuesThanAnyHolds_isTooLarge() {
        assertThat(refusal("{\"leaves\": [" + "null,".repeat(100_000) + "null]}")
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{",
                "{\"number\": 5} x",
                "{\"number\": 5}{}",
                "{\"number\": 5, \"number\": 5}",
                "{\"leaves\": [{\"id\": \"a\", \"id\": \"a\"}]}",
                "{'number': 5}",
                "{number: 5}",
                "{\"number\": 05}",
                "{\"number\": NaN}",
                "{\"number\": 5,}",
                "// no\n{}",
                "\u0000{}"
            })
    void bodyThatIsNoDocument_isUnreadable(String json) {
        assertThat(refusal(json).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"\"", "\"text\"", "true", "[{}]"})
    void documentThatIsNoObject_isInvalid(String json) {
        assertThat(refusal(json).status()).isIn(400, 422);
    }

    @Test
    void bytesThatAreNoText_areUnreadable() {
        byte[] json = "{\"text\": \"?\"}".getBytes(UTF_8);
        json[10] = (byte) 0xff;

        assertThat(catchThrowableOfType(Problem.class, () -> documents.read(json, Whole.class))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 900, 1100, 100_000})
    void documentOfGreatDepth_isRefused(int depth) {
        assertThat(refusal("{\"deep\": " + "[".repeat(depth) + "]".repeat(depth) + "}")
                        .status())
                .isIn(400, 422);
        assertThat(refusal("{\"leaves\": " + "[".repeat(depth) + "]".repeat(depth) + "}")
                        .status())
                .isIn(400, 422);
    }

    @Test
    void numberOfManyDigits_isRefused() {
        assertThat(refusal("{\"number\": " + "9".repeat(900) + "}").status()).isEqualTo(422);
        assertThat(refusal("{\"number\": " + "9".repeat(100_000) + "}").status())
                .isIn(400, 422);
    }

    @Test
    void treeThatCannotBeWritten_isRefusedAllTheSame() {
        ObjectNode tree = documents.object("{}");
        tree.put("text", "\ud83d");

        assertThat(catchThrowableOfType(Problem.class, () -> documents.read(tree, Whole.class))
                        .errors())
                .extracting(Problem.FieldError::field)
                .containsExactly("text");
    }

    private Map<String, String> errorsOf(ObjectNode document) {
        Problem ofText = refusal(Json.escaped(document));
        Problem ofTree = catchThrowableOfType(Problem.class, () -> documents.read(document, Whole.class));
        assertThat(ofTree).isNotNull();
        assertThat(byField(ofTree)).isEqualTo(byField(ofText));
        return byField(ofText);
    }

    private Map<String, String> errors(String json) {
        return byField(refusal(json));
    }

    private static Map<String, String> byField(Problem problem) {
        Map<String, String> byField = new LinkedHashMap<>();
        problem.errors().forEach(error -> byField.put(error.field(), error.message()));
        return byField;
    }

    private Problem refusal(String json) {
        return Objects.requireNonNull(
                catchThrowableOfType(Problem.class, () -> documents.read(json.getBytes(UTF_8), Whole.class)));
    }
}
