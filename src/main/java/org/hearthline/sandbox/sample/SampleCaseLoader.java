package org.hearthline.sandbox.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.platform.ServiceClock;
import org.hearthline.sandbox.SandboxInfrastructure;
import org.jboss.logging.Logger;

/** Fills an empty service with the sample case load, through its own API, once it listens. */
@Singleton
class SampleCaseLoader {

    private static final Logger LOG = Logger.getLogger(SampleCaseLoader.class);
    private static final ZoneId EARLIEST_ZONE = ZoneId.of("America/Denver");

    private final boolean wanted;
    private final ServiceClock clock;

    SampleCaseLoader(
            @ConfigProperty(name = SandboxInfrastructure.SANDBOX) boolean sandbox,
            @ConfigProperty(name = SandboxInfrastructure.SAMPLE_LOAD) boolean sampleLoad,
            ServiceClock clock) {
        this.wanted = sandbox && sampleLoad;
        this.clock = clock;
    }

    /** Asynchronous observers run on a worker thread, where waiting for answers harms nobody. */
    void loadInto(@ObservesAsync HttpServerStart server) throws InterruptedException {
        if (!wanted) {
            return;
        }
        CaseSystem caseSystem =
                new CaseSystem(URI.create("http://localhost:" + server.options().getPort()));
        try {
            if (caseSystem.knows("/workers/W-1")) {
                return;
            }
            // Where it is still yesterday somewhere in the load, nothing of it may have happened today.
            SampleCaseLoad load = SampleCaseLoad.asOf(LocalDate.ofInstant(clock.instant(), EARLIEST_ZONE));
            put(load, caseSystem);
            LOG.infof(
                    "Sample case load: %d workers, %d cases, %d contacts, %d searches",
                    load.workers().size(),
                    load.cases().size(),
                    load.cases().stream().mapToInt(it -> it.contacts().size()).sum(),
                    load.cases().stream().mapToInt(it -> it.searches().size()).sum());
        } catch (CaseSystem.Refused | IOException e) {
            LOG.errorf("The sample case load is not complete: %s", e.getMessage());
        }
    }

    private static void put(SampleCaseLoad load, CaseSystem caseSystem)
            throws CaseSystem.Refused, IOException, InterruptedException {
        for (ObjectNode worker : load.workers()) {
            caseSystem.put("/workers/" + worker.get("id").textValue(), without("id", worker));
        }
        for (SampleCase each : load.cases()) {
            String address = "/cases/" + each.id();
            caseSystem.put(address, each.document());
            for (ObjectNode contact : each.contacts()) {
                caseSystem.post(address + "/contacts", contact);
            }
            for (ObjectNode search : each.searches()) {
                caseSystem.post(address + "/searches", search);
            }
        }
    }

    private static ObjectNode without(String field, ObjectNode document) {
        return document.deepCopy().without(field);
    }
}
