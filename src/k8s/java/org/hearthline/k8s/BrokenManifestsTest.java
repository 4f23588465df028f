package org.hearthline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule, by one thing broken in the production overlay that is whole otherwise. */
class BrokenManifestsTest {

    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Deployment/hearthline              | POD/securityContext/runAsNonRoot                   | false               | runAsNonRoot is not true
            Deployment/hearthline              | POD/securityContext/runAsUser                      | 0                   | runAsUser is no number above 0
            Deployment/hearthline              | POD/securityContext/seccompProfile/type            | Unconfined          | seccompProfile is not RuntimeDefault
            Deployment/hearthline              | POD/automountServiceAccountToken                   | -                   | automountServiceAccountToken is not false
            Deployment/hearthline              | POD/enableServiceLinks                             | -                   | enableServiceLinks is not false
            Deployment/hearthline              | POD/hostNetwork                                    | true                | hostNetwork is true
            Deployment/hearthline              | POD/volumes/1                                      | {hostPath: {path: /}, name: tmp} | hostPath is mounted
            Deployment/hearthline              | POD/volumes/1                                      | {emptyDir: {}, name: tmp} | an emptyDir has no sizeLimit
            Deployment/hearthline              | POD/terminationGracePeriodSeconds                  | 30                  | terminationGracePeriodSeconds is below 40
            Deployment/hearthline              | CONTAINER/securityContext/allowPrivilegeEscalation | -                   | allowPrivilegeEscalation is not false
            Deployment/hearthline              | CONTAINER/securityContext/readOnlyRootFilesystem   | false               | readOnlyRootFilesystem is not true
            Deployment/hearthline              | CONTAINER/securityContext/privileged               | true                | privileged is true
            Deployment/hearthline              | CONTAINER/securityContext/capabilities/drop        | [NET_RAW]           | capabilities are not all dropped
            Deployment/hearthline              | CONTAINER/securityContext/capabilities/add         | [SYS_ADMIN]         | capabilities are not all dropped
            Deployment/hearthline              | CONTAINER/resources/limits/memory                  | -                   | memory has no limits
            Deployment/hearthline              | CONTAINER/resources/requests                       | -                   | cpu has no requests
            Deployment/hearthline              | CONTAINER/image                                    | r.example/h:latest  | neither by digest nor by a tag
            Deployment/hearthline              | CONTAINER/image                                    | r.example:80/h      | neither by digest nor by a tag
            Job/hearthline-migrate             | CONTAINER/securityContext/readOnlyRootFilesystem   | -                   | readOnlyRootFilesystem is not true
            Deployment/hearthline              | CONTAINER/env/0                                    | {name: HEARTHLINE_DB_PASSWORD, value: x} | HEARTHLINE_DB_PASSWORD is written out
            Deployment/hearthline              | CONTAINER/readinessProbe/httpGet/path              | /q/health/redy      | readinessProbe asks for /q/health/redy
            Deployment/hearthline              | CONTAINER/livenessProbe/httpGet/port               | web                 | livenessProbe asks at port web
            Deployment/hearthline              | CONTAINER/startupProbe                             | -                   | startupProbe asks for no health
            """)
    void podThatMayMore_isFound(String object, String at, String value, String problem) {
        assertThat(Pods.problems(Manifests.find(broken(object, at, value), object)))
                .anyMatch(line -> line.contains(problem));
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            NetworkPolicy/default-deny         | /spec/policyTypes                                  | [Ingress]           | none denies whatever
            NetworkPolicy/default-deny         | /spec/egress                                       | [{}]                | none denies whatever
            NetworkPolicy/hearthline           | /spec/podSelector/matchLabels/app.kubernetes.io~1name | harthline        | NetworkPolicy/hearthline: selects no pods
            NetworkPolicy/hearthline           | /spec/ingress/0/ports                              | -                   | opens every port
            NetworkPolicy/hearthline-migrate   | /spec/egress/1/to/0/podSelector/matchLabels        | {a: b}              | pods that are none
            PodDisruptionBudget/hearthline     | /spec/selector/matchLabels                         | {a: b}              | no PodDisruptionBudget selects
            Deployment/hearthline              | /spec/selector/matchLabels                         | {a: b}              | its selector misses its own pods
            Deployment/hearthline              | POD/topologySpreadConstraints/0/labelSelector      | {matchLabels: {a: b}} | spread by labels
            Deployment/hearthline              | POD/serviceAccountName                             | other               | its ServiceAccount is not there
            ServiceAccount/hearthline          | /automountServiceAccountToken                      | true                | hands out a token
            Service/hearthline                 | /spec/selector                                     | {a: b}              | Service/hearthline: selects no pods
            Service/hearthline                 | /spec/ports/0/targetPort                           | web                 | its pods have no port web
            Service/hearthline                 | /spec/ports/0/name                                 | web                 | finds no Service with its port
            Ingress/hearthline                 | /spec/tls                                          | []                  | a host without TLS
            Ingress/hearthline                 | /spec/rules/0/http/paths/0/backend/service/name    | other               | leads to a port that no Service has
            HorizontalPodAutoscaler/hearthline | /spec/scaleTargetRef/name                          | other               | its target is not there
            Deployment/hearthline              | /spec/replicas                                     | 3                   | its target sets a number of replicas
            NetworkPolicy/hearthline-db        | /spec/podSelector                                  | {matchLabels: {hearthline.org/store: postgresql}} | no NetworkPolicy selects the pods of its jobs
            NetworkPolicy/hearthline-db        | /spec/egress/1/to/0/podSelector                    | {matchLabels: {app.kubernetes.io/name: hearthline}} | its jobs do not reach its instances
            NetworkPolicy/hearthline-db        | /spec/egress/1/ports/0/port                        | 8001                | its jobs do not reach its instances
            NetworkPolicy/hearthline-db        | /spec/ingress/1/from/0/podSelector                 | {matchLabels: {hearthline.org/store: postgresql}} | its instances let none of its jobs in
            NetworkPolicy/hearthline-db        | /spec/podSelector/matchExpressions/0/key           | cnpg.io/clusters    | NetworkPolicy/hearthline-db: selects no pods
            Deployment/hearthline              | CONTAINER/envFrom/0/configMapRef/name              | other               | ConfigMap other is not there
            Deployment/hearthline              | CONTAINER/env/0/valueFrom/secretKeyRef/key         | other               | nothing makes the Secret's key hearthline-db-service/other
            ConfigMap/hearthline-dashboard     | /kind                                              | Secret              | a Secret is written out
            ConfigMap/hearthline-dashboard     | /data                                              | {HEARTHLINE_DB_PASSWORD: x} | HEARTHLINE_DB_PASSWORD is written out
            """)
    void partThatDoesNotFindTheOthers_isFound(String object, String at, String value, String problem) {
        assertThat(Wiring.problems(broken(object, at, value))).anyMatch(line -> line.contains(problem));
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Deployment/hearthline              | /spec/replica                                      | 3                   | replica
            Deployment/hearthline              | CONTAINER/securityContext/readOnlyRootFileSystem   | true                | readOnlyRootFileSystem
            Deployment/hearthline              | /spec/minReadySeconds                              | "3"                 | coerce
            Deployment/hearthline              | CONTAINER/env/0/value                              | 8080                | coerce
            Service/hearthline                 | /spec/ports/0/targetport                           | http                | targetport
            Ingress/hearthline                 | /spec/rules/0/http/paths/0/pathTyp                 | Exact               | pathTyp
            NetworkPolicy/hearthline           | /spec/egress/0/too                                 | []                  | too
            PodDisruptionBudget/hearthline     | /spec/maxUnavailables                              | 1                   | maxUnavailables
            HorizontalPodAutoscaler/hearthline | /spec/metrics/0/resource/target/averageUtilisation | 1                   | averageUtilisation
            Job/hearthline-migrate             | /spec/backofflimit                                 | 1                   | backofflimit
            Deployment/hearthline              | /metadata/label                                    | {}                  | label
            """)
    void objectWithAFieldThatItsKindLacks_isFound(String object, String at, String value, String problem) {
        assertThat(CoreObjects.problems(Manifests.find(broken(object, at, value), object)))
                .anyMatch(line -> line.contains(problem));
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Cluster/hearthline-db              | /spec/instance                                     | 3                   | spec.instance is not known
            Cluster/hearthline-db              | /spec/instances                                    | three               | spec.instances is not of type number
            Cluster/hearthline-db              | /spec/storage                                      | -                   | spec.storage is missing
            Cluster/hearthline-db              | /spec/postgresql/parameters/max_connections        | 300                 | parameters is not of type map
            ScheduledBackup/hearthline-db      | /spec/cluster                                      | {}                  | spec.cluster.name is missing
            ObjectStore/hearthline-backup      | /spec/configuration/s3Credentials/accessKeyId/key  | -                   | accessKeyId.key is missing
            ExternalSecret/hearthline-oidc     | /spec/data                                         | []                  | spec.data is not a list of something
            ExternalSecret/hearthline-oidc     | /spec/data/0/remoteRef                             | x                   | spec.data[].remoteRef is not an object
            ServiceMonitor/hearthline          | /spec/endpoints/0/ports                            | x                   | spec.endpoints[].ports is not known
            PrometheusRule/hearthline          | /spec/groups/0/rules/0/expr                        | -                   | rules[].expr is missing
            PrometheusRule/hearthline          | /specs                                             | x                   | specs is not known
            """)
    void customObjectOfAnotherShape_isFound(String object, String at, String value, String problem) {
        assertThat(CustomObjects.problems(Manifests.find(broken(object, at, value), object)))
                .anyMatch(line -> line.contains(problem));
    }

    /** @param value what stands at the path from now on, as YAML; a dash where nothing does */
    private static List<JsonNode> broken(String object, String at, String value) {
        List<JsonNode> objects = new ArrayList<>(Manifests.production());
        JsonPointer path =
                JsonPointer.compile(at.replace("CONTAINER", CONTAINER).replace("POD", POD));
        JsonNode parent = Manifests.find(objects, object).at(path.head());
        String last = path.last().getMatchingProperty();
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), Manifests.tree(value));
        } else if (value.equals("-")) {
            assertThat(((ObjectNode) parent).remove(last)).isNotNull();
        } else {
            ((ObjectNode) parent).set(last, Manifests.tree(value));
        }
        return objects;
    }
}
