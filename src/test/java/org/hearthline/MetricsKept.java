package org.hearthline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.junit.callback.QuarkusTestAfterAllCallback;
import io.quarkus.test.junit.callback.QuarkusTestContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.eclipse.microprofile.config.ConfigProvider;

/** Keeps, after each class of tests, what the metrics are by then, for {@link CanaryIT}. */
public class MetricsKept implements QuarkusTestAfterAllCallback {

    @Override
    public void afterAll(QuarkusTestContext context) {
        String service = ConfigProvider.getConfig().getValue("test.url", String.class);
        try (var metrics = URI.create(service + "/q/metrics").toURL().openStream()) {
            Files.writeString(
                    Canaries.FOLDER.resolve("metrics.txt"),
                    new String(metrics.readAllBytes(), UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException("The metrics could not be kept", e);
        }
    }
}
