package org.hearthline;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hearthline.sandbox.SandboxInfrastructure;
import org.hearthline.sandbox.SandboxRefusal;

/**
 * The sandbox for tests that run the service: one database for the whole test JVM, a mailbox, no sample case load, and no tick, so
 * that time moves by {@code PUT /sandbox/clock} and {@code POST /sandbox/clock/advance} alone. It is global: a test needs no more
 * than {@code @QuarkusTest}.
 */
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.GLOBAL)
public class SandboxResource implements QuarkusTestResourceLifecycleManager {

    public static final String LIMIT = "hearthline.limits.";

    /** All tests come from one address. */
    private static final Map<String, String> LIMITS = Map.of(
            LIMIT + "refused-sign-ins", "1000000",
            LIMIT + "dead-links", "1000000",
            LIMIT + "links", "1000000",
            LIMIT + "unsigned-calls", "1000000");

    @Override
    public Map<String, String> start() {
        try {
            SandboxInfrastructure.start(Optional.empty(), false);
        } catch (IOException | SandboxRefusal e) {
            throw new IllegalStateException("The sandbox did not start", e);
        }
        Map<String, String> properties = new HashMap<>(LIMITS);
        properties.put("quarkus.scheduler.enabled", "false");
        properties.putAll(Canaries.properties());
        return properties;
    }

    /** The database lasts as long as the JVM: starting it is what takes time. */
    @Override
    public void stop() {}
}
