package org.hearthline.sandbox;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers 404 for every address of the sandbox where there is none, before anything else looks at the request. */
@Singleton
class SandboxGate {

    private static final int FIRST = Integer.MIN_VALUE;

    private final boolean sandbox;

    SandboxGate(@ConfigProperty(name = SandboxInfrastructure.SANDBOX) boolean sandbox) {
        this.sandbox = sandbox;
    }

    void guard(@Observes Router router) {
        if (!sandbox) {
            router.route("/sandbox*")
                    .order(FIRST)
                    .handler(request -> request.response().setStatusCode(404).end());
        }
    }
}
