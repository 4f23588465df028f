package org.hearthline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearthline.casework.AgencyFiles;
import org.hearthline.platform.DataKey;
import org.hearthline.platform.Setting;
import org.hearthline.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every overlay as {@code kubectl kustomize} renders it. */
class ManifestsTest {

    private static final Pattern RESOURCE_PATH = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.hearthline.k8s.Manifests#folders")
    void everyObject_hasTheShapeOfItsKind(String overlay) {
        List<JsonNode> objects = Manifests.of(overlay);

        assertThat(objects).isNotEmpty().allSatisfy(object -> {
            assertThat(CoreObjects.knows(object) || CustomObjects.knows(object))
                    .as(CoreObjects.kind(object))
                    .isTrue();
            assertThat(CoreObjects.knows(object) ? CoreObjects.problems(object) : CustomObjects.problems(object))
                    .isEmpty();
        });
        assertThat(Manifests.names(objects)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("org.hearthline.k8s.Manifests#folders")
    void everyPod_isRestricted(String overlay) {
        assertThat(Manifests.of(overlay).stream()
                        .filter(Pods::hasPods)
                        .flatMap(object -> Pods.problems(object).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.hearthline.k8s.Manifests#deployments")
    void everyPart_findsTheOthers(List<JsonNode> objects) {
        assertThat(Wiring.problems(objects)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.hearthline.k8s.Manifests#deployments")
    void namespace_refusesPodsThatAreNotRestricted(List<JsonNode> objects) {
        JsonNode namespace = objects.stream()
                .filter(object -> object.path("kind").asText().equals("Namespace"))
                .findFirst()
                .orElseThrow();

        assertThat(Manifests.texts(namespace.at("/metadata/labels")))
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        assertThat(objects.stream().filter(object -> object != namespace).map(object -> object.at("/metadata/namespace")
                        .asText()))
                .containsOnly(namespace.at("/metadata/name").asText());
    }

    @ParameterizedTest
    @MethodSource("org.hearthline.k8s.Manifests#deployments")
    void pod_seesTheAgencysFilesAsTheyAre(List<JsonNode> objects) throws IOException {
        Path seen = AgencyFolder.layOut(objects, folder);

        Map<String, byte[]> ours = AgencyFolder.filesOf(Path.of("config"));
        ours.remove("Kustomization");
        Map<String, byte[]> theirs = AgencyFolder.filesOf(seen);
        assertThat(theirs.keySet()).isEqualTo(ours.keySet());
        theirs.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(ours.get(name)));
        assertThat(AgencyFiles.read(seen).errors()).isEmpty();
        assertThat(AgencyFiles.read(seen).files()).isPresent();
    }

    @Test
    void production_setsEverySettingThatIsRequiredAndNoneThatIsUnknown() throws IOException {
        List<JsonNode> objects = Manifests.production();
        Map<String, String> environment = environment(objects, "Deployment", "hearthline");
        environment.put(
                "HEARTHLINE_CONFIG_DIR", AgencyFolder.layOut(objects, folder).toString());

        assertThat(Settings.problems(environment)).isEmpty();
        assertThat(ours(environment)).isSubsetOf(known());
        assertThat(environment)
                .containsEntry("HEARTHLINE_DB_USER", "secret hearthline-db-service/username")
                .containsEntry("HEARTHLINE_DB_PASSWORD", "secret hearthline-db-service/password");
    }

    @Test
    void migration_logsInAsTheOwnerOfTheSameDatabase() {
        List<JsonNode> objects = Manifests.production();
        Map<String, String> environment = environment(objects, "Job", "hearthline-migrate");

        assertThat(ours(environment))
                .containsExactlyInAnyOrder("HEARTHLINE_DB_URL", "HEARTHLINE_DB_USER", "HEARTHLINE_DB_PASSWORD");
        assertThat(environment)
                .containsEntry("HEARTHLINE_DB_USER", "secret hearthline-db-owner/username")
                .containsEntry(
                        "HEARTHLINE_DB_URL",
                        environment(objects, "Deployment", "hearthline").get("HEARTHLINE_DB_URL"));
        assertThat(imageOf(objects, "Job", "hearthline-migrate"))
                .isEqualTo(imageOf(objects, "Deployment", "hearthline"));
    }

    @Test
    void databasesOwnerAndService_areTwoRolesWithASecretEach() {
        JsonNode spec = Manifests.find(Manifests.production(), "Cluster", "hearthline-db")
                .path("spec");

        assertThat(spec.at("/instances").asInt()).isEqualTo(3);
        assertThat(spec.at("/bootstrap/initdb/owner").asText()).isEqualTo("hearthline_owner");
        assertThat(spec.at("/bootstrap/initdb/secret/name").asText()).isEqualTo("hearthline-db-owner");
        assertThat(spec.at("/managed/roles/0/name").asText()).isEqualTo("hearthline_service");
        assertThat(spec.at("/managed/roles/0/passwordSecret/name").asText()).isEqualTo("hearthline-db-service");
        assertThat(spec.at("/managed/roles/0").has("superuser")).isFalse();
    }

    @Test
    void demo_hasNoSettingThatIsReal() {
        Map<String, String> environment = environment(Manifests.local(), "Deployment", "hearthline");

        assertThat(environment).containsEntry("HEARTHLINE_DEMO", "true");
        assertThat(Settings.problemsOfDemo(environment)).isEmpty();
        assertThat(imageOf(Manifests.local(), "Deployment", "hearthline")).startsWith("hearthline-demo:");
    }

    @Test
    void restore_readsTheOldClustersArchiveAndWritesItsOwn() {
        JsonNode cluster = Manifests.find(Manifests.of(Manifests.RESTORE), "Cluster", "hearthline-db-2");

        assertThat(cluster.at("/spec/bootstrap").has("initdb")).isFalse();
        assertThat(cluster.at("/spec/externalClusters/0/name"))
                .isEqualTo(cluster.at("/spec/bootstrap/recovery/source"));
        assertThat(cluster.at("/spec/externalClusters/0/plugin/parameters/serverName")
                        .asText())
                .isEqualTo("hearthline-db");
        assertThat(Manifests.find(Manifests.of(Manifests.RESTORE), "ScheduledBackup", "hearthline-db-2")
                        .at("/spec/cluster/name")
                        .asText())
                .isEqualTo("hearthline-db-2");
    }

    @Test
    void outside_reachesEveryPageAndCallAndNothingOfTheFramework() throws IOException {
        Set<String> open = new TreeSet<>();
        Manifests.find(Manifests.production(), "Ingress", "hearthline")
                .at("/spec/rules/0/http/paths")
                .forEach(path -> open.add(
                        path.path("pathType").asText() + " " + path.path("path").asText()));

        Set<String> wanted =
                firstSteps().stream().map(step -> "Prefix /" + step).collect(Collectors.toSet());
        wanted.addAll(Set.of("Exact /", "Prefix /assets", "Prefix /webjars"));
        assertThat(open).isEqualTo(new TreeSet<>(wanted));
        assertThat(open).noneMatch(path -> path.startsWith("Prefix /q"));
    }

    @Test
    void dashboard_isJson() throws IOException {
        String dashboard = Manifests.find(Manifests.production(), "ConfigMap", "hearthline-dashboard")
                .at("/data/dashboard.json")
                .asText();

        assertThat(new JsonMapper().readTree(dashboard).path("panels")).isNotEmpty();
    }

    /** By the sources, as paths of classes and of their methods stand there. */
    private static Set<String> firstSteps() throws IOException {
        Set<String> steps = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/sandbox/"))
                    .toList()) {
                steps.addAll(firstSteps(Files.readString(source)));
            }
        }
        return steps;
    }

    private static Set<String> firstSteps(String source) {
        Set<String> steps = new TreeSet<>();
        int body = source.indexOf("\n}", Math.max(0, source.indexOf("class ")));
        String ofClass = null;
        Matcher matcher = RESOURCE_PATH.matcher(source);
        while (matcher.find() && body > 0) {
            boolean onMethod = source.charAt(matcher.start() - 1) == ' ';
            String path = matcher.group(1).replaceFirst("^/", "");
            if (!onMethod) {
                ofClass = path;
            }
            if (!onMethod && !path.isEmpty() || onMethod && "".equals(ofClass)) {
                steps.add(path.replaceFirst("/.*", ""));
            }
        }
        return steps;
    }

    private static Map<String, String> environment(List<JsonNode> objects, String kind, String name) {
        JsonNode container = Manifests.find(objects, kind, name).at("/spec/template/spec/containers/0");
        Map<String, String> environment = new TreeMap<>();
        container
                .path("envFrom")
                .forEach(source -> environment.putAll(Manifests.texts(Manifests.find(
                                objects,
                                "ConfigMap",
                                source.at("/configMapRef/name").asText())
                        .path("data"))));
        container
                .path("env")
                .forEach(variable -> environment.put(
                        variable.path("name").asText(),
                        variable.path("value").asText(valueOf(variable.at("/valueFrom/secretKeyRef")))));
        return environment;
    }

    /** Something of the right form in place of what only the cluster knows. */
    private static String valueOf(JsonNode reference) {
        return switch (reference.path("key").asText()) {
            case "data-key" -> DataKey.generate();
            case "auth-token" -> "token";
            default ->
                "secret " + reference.path("name").asText() + "/"
                        + reference.path("key").asText();
        };
    }

    private static Set<String> ours(Map<String, String> environment) {
        Map<String, String> ours = new HashMap<>(environment);
        ours.keySet().removeIf(name -> !name.startsWith("HEARTHLINE_"));
        return ours.keySet();
    }

    private static Set<String> known() {
        return Settings.all().stream().map(Setting::name).collect(Collectors.toSet());
    }

    private static String imageOf(List<JsonNode> objects, String kind, String name) {
        return Manifests.find(objects, kind, name)
                .at("/spec/template/spec/containers/0/image")
                .asText();
    }
}
