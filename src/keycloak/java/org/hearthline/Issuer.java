package org.hearthline;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** Keycloak as a process on loopback, with a realm of the trial's. */
final class Issuer implements AutoCloseable {

    private final Process process;
    private final String address;

    private Issuer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** @param publicUrl of the service, as the realm knows it */
    static Issuer start(String publicUrl) throws IOException {
        Path home = Path.of(System.getProperty("keycloak.home"));
        Path realm = Files.createDirectories(home.resolve("data/import")).resolve("agency.json");
        Files.copy(Path.of(System.getProperty("keycloak.realm")), realm, StandardCopyOption.REPLACE_EXISTING);
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=localhost",
                "--http-port=" + port,
                "--db=dev-mem");
        builder.environment().put("HEARTHLINE_PUBLIC_URL", publicUrl);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader output = process.inputReader();
        StringBuilder told = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            told.append(line).append('\n');
            if (line.contains("Listening on: ")) {
                Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}), "keycloak");
                drain.setDaemon(true);
                drain.start();
                return new Issuer(process, "http://localhost:" + port + "/realms/agency");
            }
        }
        throw new IOException("Keycloak did not start:\n" + told);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return address;
    }

    /** An access token of a program's own. */
    String tokenOf(String client) {
        return token(asClient(client).formParam("grant_type", "client_credentials"));
    }

    /** An access token for the API of somebody who gave their password to a program. */
    String tokenFor(String user) {
        return token(asClient("on-behalf")
                .formParam("grant_type", "password")
                .formParam("username", user)
                .formParam("password", SignInTrial.PASSWORD));
    }

    private static RequestSpecification asClient(String client) {
        return RestAssured.given()
                .formParam("client_id", client)
                .formParam("client_secret", client + "-secret-of-the-trial")
                .formParam("scope", "openid");
    }

    private String token(RequestSpecification request) {
        return request.post(address + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
