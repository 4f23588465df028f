package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The worked examples. They name a requirement's accepted modes in alphabetical order, and no evidence or citation.
 */
class PolicyExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> workedExample_requirementsAsWorkedOut() {
        return Example.all().map(example -> dynamicTest(example.name(), () -> assertRequirements(example)));
    }

    @TestFactory
    Stream<DynamicTest> workedExample_secondReadingAsWorkedOut() {
        return Example.all()
                .map(example -> dynamicTest(
                        example.name(),
                        () -> assertExpected(
                                example,
                                example.situation()
                                        .naiveRules()
                                        .requirements(example.situation().asOf(), example.through()))));
    }

    private static void assertRequirements(Example example) {
        assertExpected(
                example,
                Owed.of(example.situation()
                        .rules()
                        .requirements(example.situation().asOf(), example.through())));
    }

    private static void assertExpected(Example example, List<Owed> requirements) {
        assertThat(requirements.stream().map(PolicyExamplesTest::json)).containsExactlyElementsOf(example.expected());
    }

    private static JsonNode json(Owed requirement) {
        ObjectNode node = JSON.createObjectNode();
        node.put("subject", requirement.subject());
        node.put("kind", requirement.kind().name());
        node.put("opensOn", requirement.opensOn().toString());
        node.put("dueOn", textOrNull(requirement.dueOn()));
        node.put("dueAt", textOrNull(requirement.dueAt()));
        node.put("status", requirement.status().name());
        addAll(
                node.putArray("accepts"),
                requirement.accepts().stream().map(Mode::name).sorted());
        addAll(node.putArray("childIds"), requirement.childIds().stream());
        node.put("metBy", requirement.metBy());
        ArrayNode reasons = node.putArray("reasons");
        requirement.reasons().forEach(reason -> reasons.addObject()
                .put("code", reason.code().name())
                .put("childId", reason.childId()));
        ArrayNode reminders = node.putArray("reminders");
        requirement.reminders().forEach(reminder -> reminders
                .addObject()
                .put("on", reminder.on().toString())
                .put("at", reminder.at().toString())
                .put("to", reminder.to().name())
                .put("why", reminder.why().name()));
        return node;
    }

    private static void addAll(ArrayNode array, Stream<String> texts) {
        texts.forEach(array::add);
    }

    private static @Nullable String textOrNull(@Nullable Object value) {
        return Objects.toString(value, null);
    }
}
