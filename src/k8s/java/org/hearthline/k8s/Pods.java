package org.hearthline.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What each pod may do on its node: Pod Security's level restricted, and what we ask beyond it. */
final class Pods {

    /** What a process has to end after SIGTERM is 25 s for work under way, and before that the time until nobody calls it. */
    private static final int LEAST_GRACE = 40;

    private static final Set<String> HEALTH = Set.of("/q/health/started", "/q/health/live", "/q/health/ready");

    private Pods() {}

    static boolean hasPods(JsonNode object) {
        return object.at("/spec/template/spec").isObject();
    }

    static List<String> problems(JsonNode object) {
        Findings findings = new Findings(Manifests.name(object));
        JsonNode pod = object.at("/spec/template/spec");
        findings.unless(pod.at("/securityContext/runAsNonRoot").asBoolean(), "runAsNonRoot is not true");
        findings.unless(pod.at("/securityContext/runAsUser").asInt() > 0, "runAsUser is no number above 0");
        findings.unless(
                pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"),
                "seccompProfile is not RuntimeDefault");
        findings.unless(
                pod.path("automountServiceAccountToken").isBoolean()
                        && !pod.path("automountServiceAccountToken").asBoolean(),
                "automountServiceAccountToken is not false");
        findings.unless(
                pod.path("enableServiceLinks").isBoolean()
                        && !pod.path("enableServiceLinks").asBoolean(),
                "enableServiceLinks is not false");
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            findings.unless(!pod.path(shared).asBoolean(), shared + " is true");
        }
        pod.path("volumes").forEach(volume -> {
            findings.unless(!volume.has("hostPath"), "hostPath is mounted");
            findings.unless(
                    !volume.has("emptyDir") || volume.at("/emptyDir").has("sizeLimit"), "an emptyDir has no sizeLimit");
        });
        containers(pod).forEach(container -> ofContainer(container, findings));
        if (object.path("kind").asText().equals("Deployment")) {
            findings.unless(
                    pod.path("terminationGracePeriodSeconds").asInt() >= LEAST_GRACE,
                    "terminationGracePeriodSeconds is below " + LEAST_GRACE);
            pod.path("containers").forEach(container -> ofProbes(container, findings));
        }
        return findings.all();
    }

    static Stream<JsonNode> containers(JsonNode pod) {
        List<JsonNode> containers = new ArrayList<>();
        pod.path("initContainers").forEach(containers::add);
        pod.path("containers").forEach(containers::add);
        return containers.stream();
    }

    private static void ofContainer(JsonNode container, Findings findings) {
        JsonNode context = container.path("securityContext");
        findings.unless(
                context.path("allowPrivilegeEscalation").isBoolean()
                        && !context.path("allowPrivilegeEscalation").asBoolean(),
                "allowPrivilegeEscalation is not false");
        findings.unless(context.path("readOnlyRootFilesystem").asBoolean(), "readOnlyRootFilesystem is not true");
        findings.unless(!context.path("privileged").asBoolean(), "privileged is true");
        findings.unless(
                context.at("/capabilities/drop").toString().equals("[\"ALL\"]")
                        && !context.path("capabilities").has("add"),
                "capabilities are not all dropped");
        for (String kind : List.of("requests", "limits")) {
            for (String resource : List.of("cpu", "memory")) {
                findings.unless(container.at("/resources/" + kind).has(resource), resource + " has no " + kind);
            }
        }
        String image = container.path("image").asText();
        findings.unless(
                image.matches("[^@]+@sha256:[0-9a-f]{64}|.+:[^/:]+") && !image.endsWith(":latest"),
                "the image is named neither by digest nor by a tag other than latest");
        container
                .path("ports")
                .forEach(port -> findings.unless(!port.has("hostPort"), "hostPort " + port.path("hostPort")));
        container.path("env").forEach(variable -> {
            boolean secret = variable.path("name").asText().matches(".*(PASSWORD|TOKEN|CLIENT_SECRET|DATA_KEY).*");
            findings.unless(
                    !secret || !variable.has("value"), variable.path("name").asText() + " is written out");
        });
    }

    private static void ofProbes(JsonNode container, Findings findings) {
        for (String kind : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            JsonNode probe = container.path(kind);
            JsonNode get = probe.path("httpGet");
            if (get.isObject()) {
                findings.unless(
                        HEALTH.contains(get.path("path").asText()),
                        kind + " asks for " + get.path("path").asText());
                findings.unless(
                        hasPort(container, get.path("port").asText()),
                        kind + " asks at port " + get.path("port").asText());
            } else {
                String command = probe.at("/exec/command").toString();
                findings.unless(HEALTH.stream().anyMatch(command::contains), kind + " asks for no health");
            }
        }
    }

    static boolean hasPort(JsonNode container, String port) {
        for (JsonNode each : container.path("ports")) {
            if (each.path("name").asText().equals(port)
                    || each.path("containerPort").asText().equals(port)) {
                return true;
            }
        }
        return false;
    }
}
