package org.hearthline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What {@code kubectl kustomize} makes of a folder of {@code k8s/}, object by object. */
public final class Manifests {

    static final String LOCAL = "overlays/local";
    static final String PRODUCTION = "overlays/production";
    static final String PREREQUISITES = PRODUCTION + "/prerequisites";
    static final String MIGRATION = PRODUCTION + "/migrate";
    static final String RESTORE = PRODUCTION + "/restore";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private Manifests() {}

    /** Each folder that an operator applies. */
    static Stream<String> folders() {
        return Stream.of(LOCAL, PRODUCTION, PREREQUISITES, MIGRATION, RESTORE);
    }

    /** What runs together, once all of it has been applied. */
    static Stream<List<JsonNode>> deployments() {
        return Stream.of(local(), production(), restored());
    }

    static List<JsonNode> local() {
        return of(LOCAL);
    }

    /** The service, what must be there before it, and the migration. */
    public static List<JsonNode> production() {
        return together(PRODUCTION, MIGRATION);
    }

    /** The same with the database that was brought back beside the one that is there. */
    private static List<JsonNode> restored() {
        return together(PRODUCTION, MIGRATION, RESTORE);
    }

    private static List<JsonNode> together(String... folders) {
        return Stream.of(folders)
                .flatMap(folder -> of(folder).stream())
                .distinct()
                .toList();
    }

    /** The objects of a folder, as fresh trees. */
    static List<JsonNode> of(String folder) {
        return read(RENDERED.computeIfAbsent(folder, Manifests::render));
    }

    static List<JsonNode> read(String yaml) {
        try {
            List<JsonNode> objects = new ArrayList<>();
            YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml).forEachRemaining(objects::add);
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One value, whatever it is. */
    static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(JsonNode object) {
        return object.path("kind").asText() + "/" + object.at("/metadata/name").asText();
    }

    /** One of them, by kind and name. */
    public static JsonNode find(List<JsonNode> objects, String kind, String name) {
        return find(objects, kind + "/" + name);
    }

    static JsonNode find(List<JsonNode> objects, String name) {
        return objects.stream()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + names(objects)));
    }

    static List<String> names(List<JsonNode> objects) {
        return objects.stream().map(Manifests::name).toList();
    }

    public static Map<String, String> texts(JsonNode map) {
        Map<String, String> texts = new TreeMap<>();
        map.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static String render(String folder) {
        try {
            Process kubectl = new ProcessBuilder(
                            "kubectl", "kustomize", Path.of("k8s", folder).toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(kubectl.waitFor()).as("kubectl kustomize " + folder).isZero();
            return yaml;
        } catch (IOException e) {
            throw new UncheckedIOException("kubectl cannot be run", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
