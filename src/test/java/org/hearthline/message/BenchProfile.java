package org.hearthline.message;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;
import org.hearthline.message.OpenPorts.EverybodyConsents;

/** The service with its ports open: everybody has consented and has addresses, and e-mail is a carrier that takes all at once. */
public class BenchProfile implements QuarkusTestProfile {

    static final String BENCH = "hearthline.bench";

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(EverybodyConsents.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                BENCH,
                "true",
                "quarkus.arc.exclude-types",
                "org.hearthline.message.channel.email.EmailChannel",
                // The scheduler that is measured beside the service has its connections from here.
                "quarkus.datasource.jdbc.max-size",
                "24");
    }
}
