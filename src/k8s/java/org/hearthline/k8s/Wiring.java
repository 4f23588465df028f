package org.hearthline.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Whether the objects that run together find each other, by labels, names and ports, and what keeps them apart from the rest. */
final class Wiring {

    private static final Set<String> BACKENDS = Set.of("Deployment", "StatefulSet");
    private static final int POSTGRESQL = 5432;

    private final List<JsonNode> objects;
    private final List<String> problems = new ArrayList<>();

    private Wiring(List<JsonNode> objects) {
        this.objects = objects;
    }

    static List<String> problems(List<JsonNode> objects) {
        Wiring wiring = new Wiring(objects);
        wiring.ofWorkloads();
        wiring.ofSelectors();
        wiring.ofServices();
        wiring.ofDatabases();
        wiring.ofReferences();
        wiring.ofSecrets();
        return wiring.problems;
    }

    private void ofWorkloads() {
        unless(
                kind("NetworkPolicy").anyMatch(Wiring::deniesAll),
                "NetworkPolicy: none denies whatever no other one allows");
        objects.stream().filter(Pods::hasPods).forEach(workload -> {
            String name = Manifests.name(workload);
            Map<String, String> labels = Manifests.texts(workload.at("/spec/template/metadata/labels"));
            unless(
                    kind("NetworkPolicy").anyMatch(policy -> selects(policy.at("/spec/podSelector"), labels)),
                    name + ": no NetworkPolicy selects its pods");
            if (BACKENDS.contains(workload.path("kind").asText())) {
                unless(selects(workload.at("/spec/selector"), labels), name + ": its selector misses its own pods");
                unless(
                        kind("PodDisruptionBudget").anyMatch(budget -> selects(budget.at("/spec/selector"), labels)),
                        name + ": no PodDisruptionBudget selects its pods");
                workload.at("/spec/template/spec/topologySpreadConstraints")
                        .forEach(constraint -> unless(
                                selects(constraint.path("labelSelector"), labels),
                                name + ": it is spread by labels that its pods lack"));
            }
            String account =
                    workload.at("/spec/template/spec/serviceAccountName").asText("");
            unless(
                    account.isEmpty()
                            || kind("ServiceAccount")
                                    .anyMatch(each -> Manifests.name(each).endsWith("/" + account)
                                            && each.has("automountServiceAccountToken")
                                            && !each.path("automountServiceAccountToken")
                                                    .asBoolean()),
                    name + ": its ServiceAccount is not there, or hands out a token");
        });
    }

    /** A selector that selects nothing is a typing error. */
    private void ofSelectors() {
        kind("NetworkPolicy").forEach(policy -> {
            String name = Manifests.name(policy);
            unless(someLabels(policy.at("/spec/podSelector")), name + ": selects no pods");
            for (String direction : List.of("ingress", "egress")) {
                policy.at("/spec/" + direction).forEach(rule -> {
                    unless(!rule.path("ports").isEmpty(), name + ": opens every port");
                    Stream.of("from", "to").forEach(end -> rule.path(end).forEach(peer -> {
                        if (peer.has("podSelector") && !peer.has("namespaceSelector")) {
                            unless(someLabels(peer.path("podSelector")), name + ": lets in or out pods that are none");
                        }
                    }));
                });
            }
        });
        kind("PodDisruptionBudget")
                .forEach(budget ->
                        unless(someLabels(budget.at("/spec/selector")), Manifests.name(budget) + ": selects no pods"));
    }

    private void ofServices() {
        kind("Service").forEach(service -> {
            String name = Manifests.name(service);
            List<JsonNode> selected = objects.stream()
                    .filter(Pods::hasPods)
                    .filter(workload -> contains(
                            Manifests.texts(workload.at("/spec/template/metadata/labels")),
                            service.at("/spec/selector")))
                    .toList();
            unless(!selected.isEmpty(), name + ": selects no pods");
            service.at("/spec/ports").forEach(port -> {
                String target = port.path("targetPort").asText();
                unless(
                        selected.stream()
                                .flatMap(workload -> Pods.containers(workload.at("/spec/template/spec")))
                                .allMatch(container -> Pods.hasPort(container, target)),
                        name + ": its pods have no port " + target);
            });
        });
        kind("Ingress").forEach(ingress -> {
            Set<String> hosts = new HashSet<>();
            ingress.at("/spec/tls").forEach(tls -> tls.path("hosts").forEach(host -> hosts.add(host.asText())));
            ingress.at("/spec/rules").forEach(rule -> {
                unless(hosts.contains(rule.path("host").asText()), Manifests.name(ingress) + ": a host without TLS");
                rule.at("/http/paths")
                        .forEach(path -> unless(
                                hasServicePort(
                                        path.at("/backend/service/name").asText(),
                                        path.at("/backend/service/port/name").asText()),
                                Manifests.name(ingress) + ": leads to a port that no Service has"));
            });
        });
        kind("ServiceMonitor")
                .forEach(monitor -> unless(
                        kind("Service")
                                .anyMatch(service -> selects(
                                                monitor.at("/spec/selector"),
                                                Manifests.texts(service.at("/metadata/labels")))
                                        && hasServicePort(
                                                service.at("/metadata/name").asText(),
                                                monitor.at("/spec/endpoints/0/port")
                                                        .asText())),
                        Manifests.name(monitor) + ": finds no Service with its port"));
        kind("HorizontalPodAutoscaler").forEach(scaler -> {
            String target = scaler.at("/spec/scaleTargetRef/kind").asText() + "/"
                    + scaler.at("/spec/scaleTargetRef/name").asText();
            unless(Manifests.names(objects).contains(target), Manifests.name(scaler) + ": its target is not there");
            unless(
                    objects.stream()
                            .filter(object -> Manifests.name(object).equals(target))
                            .noneMatch(object -> object.path("spec").has("replicas")),
                    Manifests.name(scaler) + ": its target sets a number of replicas, which undoes its own");
        });
    }

    /** CloudNativePG makes each instance by a job (initdb, recovery, join), whose pods bear the cluster's name and no label of ours. */
    private void ofDatabases() {
        kind("Cluster").forEach(cluster -> {
            String name = Manifests.name(cluster);
            Map<String, String> jobs = labelsOfJobs(cluster);
            Map<String, String> instances = labelsOfInstances(cluster);
            unless(policiesOf(jobs).findAny().isPresent(), name + ": no NetworkPolicy selects the pods of its jobs");
            unless(allows(jobs, "egress", "to", instances), name + ": its jobs do not reach its instances");
            unless(allows(instances, "ingress", "from", jobs), name + ": its instances let none of its jobs in");
        });
    }

    /** Whether a policy of these pods lets those of the other labels in, or itself out to them, at PostgreSQL's port. */
    private boolean allows(Map<String, String> labels, String direction, String end, Map<String, String> others) {
        return policiesOf(labels)
                .flatMap(policy -> elements(policy.at("/spec/" + direction)))
                .filter(rule -> elements(rule.path("ports"))
                        .anyMatch(port -> port.path("port").asInt() == POSTGRESQL))
                .flatMap(rule -> elements(rule.path(end)))
                .anyMatch(peer -> peer.has("podSelector") && selects(peer.path("podSelector"), others));
    }

    /** Those that open something to pods with these labels. */
    private Stream<JsonNode> policiesOf(Map<String, String> labels) {
        return kind("NetworkPolicy")
                .filter(policy -> !deniesAll(policy) && selects(policy.at("/spec/podSelector"), labels));
    }

    /** Every ConfigMap and Secret that a pod asks for is there, or is made by an ExternalSecret with that key. */
    private void ofReferences() {
        Set<String> secretKeys = new HashSet<>();
        kind("ExternalSecret").forEach(secret -> secret.at("/spec/data")
                .forEach(entry -> secretKeys.add(secret.at("/spec/target/name").asText() + "/"
                        + entry.path("secretKey").asText())));
        objects.stream().filter(Pods::hasPods).forEach(workload -> {
            String name = Manifests.name(workload);
            JsonNode pod = workload.at("/spec/template/spec");
            Stream<JsonNode> maps = Stream.concat(
                    Pods.containers(pod).flatMap(container -> container.findValues("configMapRef").stream()),
                    pod.path("volumes").findValues("configMap").stream());
            maps.map(reference -> reference.path("name").asText())
                    .forEach(map -> unless(
                            Manifests.names(objects).contains("ConfigMap/" + map),
                            name + ": ConfigMap " + map + " is not there"));
            pod.findValues("secretKeyRef").forEach(reference -> {
                String key = reference.path("name").asText() + "/"
                        + reference.path("key").asText();
                unless(secretKeys.contains(key), name + ": nothing makes the Secret's key " + key);
            });
        });
    }

    private void ofSecrets() {
        kind("Secret").forEach(secret -> problems.add(Manifests.name(secret) + ": a Secret is written out"));
        kind("ConfigMap").forEach(map -> map.path("data")
                .fieldNames()
                .forEachRemaining(key -> unless(
                        !key.matches("HEARTHLINE_.*(PASSWORD|TOKEN|CLIENT_SECRET|DATA_KEY).*"),
                        Manifests.name(map) + ": " + key + " is written out")));
    }

    private Stream<JsonNode> kind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    private boolean hasServicePort(String name, String port) {
        return kind("Service")
                .filter(service -> service.at("/metadata/name").asText().equals(name))
                .anyMatch(service -> {
                    for (JsonNode each : service.at("/spec/ports")) {
                        if (each.path("name").asText().equals(port)) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    /** Whether pods of ours, or of the database's operator, have the labels. */
    private boolean someLabels(JsonNode selector) {
        return Stream.concat(
                        objects.stream()
                                .filter(Pods::hasPods)
                                .map(workload -> Manifests.texts(workload.at("/spec/template/metadata/labels"))),
                        kind("Cluster")
                                .flatMap(cluster -> Stream.of(labelsOfInstances(cluster), labelsOfJobs(cluster))))
                .anyMatch(labels -> selects(selector, labels));
    }

    private static Map<String, String> labelsOfInstances(JsonNode cluster) {
        Map<String, String> labels = labelsOfJobs(cluster);
        labels.putAll(Manifests.texts(cluster.at("/spec/inheritedMetadata/labels")));
        return labels;
    }

    private static Map<String, String> labelsOfJobs(JsonNode cluster) {
        return new TreeMap<>(
                Map.of("cnpg.io/cluster", cluster.at("/metadata/name").asText()));
    }

    private static boolean deniesAll(JsonNode policy) {
        JsonNode spec = policy.path("spec");
        return spec.path("podSelector").isEmpty()
                && spec.path("policyTypes").toString().equals("[\"Ingress\",\"Egress\"]")
                && !spec.has("ingress")
                && !spec.has("egress");
    }

    /** Of the operators we use one, and another one selects nothing here. */
    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return contains(labels, selector.path("matchLabels"))
                && elements(selector.path("matchExpressions"))
                        .allMatch(each -> each.path("operator").asText().equals("Exists")
                                && labels.containsKey(each.path("key").asText()));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static boolean contains(Map<String, String> labels, JsonNode wanted) {
        return labels.entrySet().containsAll(Manifests.texts(wanted).entrySet());
    }

    private void unless(boolean right, String line) {
        if (!right) {
            problems.add(line);
        }
    }
}
