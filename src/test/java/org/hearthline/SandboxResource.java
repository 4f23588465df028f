package org.hearthline;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
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

    @Override
    public Map<String, String> start() {
        try {
            SandboxInfrastructure.start(Optional.empty(), false);
        } catch (IOException | SandboxRefusal e) {
            throw new IllegalStateException("The sandbox did not start", e);
        }
        return Map.of("quarkus.scheduler.enabled", "false");
    }

    /** The database lasts as long as the JVM: starting it is what takes time. */
    @Override
    public void stop() {}
}
