package org.hearthline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hearthline.k8s.AgencyFolder;
import org.hearthline.k8s.Image;
import org.hearthline.k8s.Manifests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is in the image, as a process: with the production overlay's files and its settings for the database. */
@Timeout(300)
class ImageTrial extends PackagedService {

    @TempDir
    static Path root;

    private static List<String> entryPoint;

    @BeforeAll
    static void extract() throws IOException {
        Image image = Image.read(Path.of(System.getProperty("image.tar")));
        image.extract(root);
        entryPoint = new ArrayList<>();
        image.config().path("Entrypoint").forEach(word -> entryPoint.add(word.asText()));
        System.setProperty("hearthline.jar", root + entryPoint.get(entryPoint.size() - 1));
    }

    @Test
    void image_migratesAndThenServesByAnEncryptedDatabase() throws Exception {
        Certificate certificate = Certificate.of("localhost", folder);
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.certificate().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString())
                .start()) {
            Map<String, String> environment = settings(database.getPort(), certificate);
            Map<String, Long> before = sizes();

            Ended migration = runJar(environment, options(), List.of("migrate"));
            String address = addressOf(start(environment, options(), List.of())).replace("0.0.0.0", "localhost");

            assertThat(migration.code()).isZero();
            for (String probe : probes()) {
                given().get(address + probe).then().statusCode(200);
            }
            given().get(address + "/sandbox").then().statusCode(404);
            given().get(address + "/sandbox/clock").then().statusCode(404);
            given().auth()
                    .preemptive()
                    .basic("system", "demo")
                    .get(address + "/q/health/live")
                    .then()
                    .statusCode(401);
            given().get(address + "/m/none").then().statusCode(404);
            assertThat(clientsWithoutEncryption(database)).isZero();
            assertThat(sizes()).isEqualTo(before);
        }
    }

    @Test
    void databaseThatNobodyVouchesFor_isNotTalkedTo() throws Exception {
        Certificate certificate = Certificate.of("localhost", folder);
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.certificate().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString())
                .start()) {
            Map<String, String> environment = settings(database.getPort(), certificate);
            Files.copy(
                    Certificate.of("localhost", Files.createDirectory(folder.resolve("other")))
                            .certificate(),
                    folder.resolve(".postgresql/root.crt"),
                    StandardCopyOption.REPLACE_EXISTING);

            assertThat(runJar(environment, options(), List.of("migrate")).code())
                    .isEqualTo(1);
        }
    }

    @Test
    void sandbox_isRefusedInALine() throws Exception {
        assertThat(run(Map.of("HEARTHLINE_DEMO", "true")))
                .isEqualTo(new Ended(
                        EXIT_CONFIGURATION, List.of(), List.of("HEARTHLINE_DEMO: this build has no sandbox")));
        assertThat(runJar(Map.of(), List.of(), List.of("local-carrier")))
                .isEqualTo(
                        new Ended(EXIT_CONFIGURATION, List.of(), List.of("local-carrier: this build has no sandbox")));
    }

    /** As the overlay has them, save that the database is another one and its authority lies in the test's folder. */
    private Map<String, String> settings(int port, Certificate certificate) throws IOException {
        Path authority = Files.createDirectories(folder.resolve(".postgresql")).resolve("root.crt");
        Files.copy(certificate.certificate(), authority);
        Map<String, String> environment = new TreeMap<>(production());
        List<JsonNode> objects = Manifests.production();
        JsonNode container = Manifests.find(objects, "Deployment", "hearthline").at("/spec/template/spec/containers/0");
        container.path("envFrom").forEach(source -> Manifests.texts(Manifests.find(
                                objects,
                                "ConfigMap",
                                source.at("/configMapRef/name").asText())
                        .path("data"))
                .forEach((name, value) -> {
                    if (name.equals("HEARTHLINE_DB_URL") || name.startsWith("QUARKUS_DATASOURCE_")) {
                        environment.put(
                                name,
                                value.replace("/home/hearthline/.postgresql/root.crt", authority.toString())
                                        .replace(
                                                "hearthline-db-rw:5432/hearthline", "localhost:" + port + "/postgres"));
                    }
                }));
        environment.put("HEARTHLINE_DB_USER", "postgres");
        environment.put(
                "HEARTHLINE_CONFIG_DIR",
                AgencyFolder.layOut(objects, Files.createDirectory(folder.resolve("agency")))
                        .toString());
        return environment;
    }

    /** The image's own, and what the home of its user would be. */
    private List<String> options() {
        List<String> options = new ArrayList<>(entryPoint.subList(1, entryPoint.size() - 2));
        options.addAll(List.of("-Duser.home=" + folder, "-Dquarkus.http.port=0"));
        return options;
    }

    private static List<String> probes() {
        List<String> paths = new ArrayList<>();
        Manifests.find(Manifests.production(), "Deployment", "hearthline")
                .findValues("httpGet")
                .forEach(get -> paths.add(get.path("path").asText()));
        assertThat(paths).hasSize(3);
        return paths;
    }

    private static int clientsWithoutEncryption(EmbeddedPostgres database) throws Exception {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) filter (where ssl), count(*) filter (where not ssl) from pg_stat_ssl"
                                        + " join pg_stat_activity using (pid)"
                                        + " where backend_type = 'client backend' and pid <> pg_backend_pid()")) {
            rows.next();
            assertThat(rows.getInt(1)).isPositive();
            return rows.getInt(2);
        }
    }

    /** Its root file system is read-only in a cluster. */
    private static Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                sizes.put(file.toString(), Files.isDirectory(file) ? 0 : Files.size(file));
            }
        }
        return sizes;
    }
}
