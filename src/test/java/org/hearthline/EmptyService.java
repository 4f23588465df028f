package org.hearthline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A service of the same extensions with nothing in it, packaged in a folder of its own from what our own build names. */
final class EmptyService {

    private static final Set<String> KEPT_GROUPS = Set.of("io.quarkus", "org.flywaydb");
    private static final String DEPENDENCIES = "/project/dependencies/dependency";
    private static final String PLUGINS = "/project/build/plugins/plugin";

    private EmptyService() {}

    /** Packages it and answers its jar. */
    static Path packaged(Path folder) throws Exception {
        Path resources = Files.createDirectories(folder.resolve("src/main/resources"));
        Files.writeString(resources.resolve("application.properties"), """
                quarkus.devservices.enabled=false
                quarkus.banner.enabled=false
                quarkus.datasource.db-kind=postgresql
                quarkus.hibernate-orm.blocking=false
                quarkus.oidc.tenant-enabled=false
                quarkus.otel.sdk.disabled=true
                """);
        Path pom = folder.resolve("pom.xml");
        write(ours(), pom);
        Path log = folder.resolve("build.log");
        Process build = new ProcessBuilder(
                        Path.of("mvnw").toAbsolutePath().toString(), "-B", "-f", pom.toString(), "package")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(build.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(build.exitValue()).as("the build, told in %s", log).isZero();
        return folder.resolve("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    }

    private static Document ours() throws Exception {
        Document pom = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        XPath path = XPathFactory.newDefaultInstance().newXPath();
        for (Node dependency : nodes(path, pom, DEPENDENCIES)) {
            boolean extension = KEPT_GROUPS.contains(path.evaluate("groupId", dependency))
                    && path.evaluate("scope", dependency).isEmpty();
            if (!extension) {
                remove(dependency);
            }
        }
        for (Node plugin : nodes(path, pom, PLUGINS)) {
            if (!path.evaluate("artifactId", plugin).equals("quarkus-maven-plugin")) {
                remove(plugin);
            }
        }
        for (Node rest : nodes(path, pom, "/project/profiles | /project/build/plugins/plugin/configuration")) {
            remove(rest);
        }
        return pom;
    }

    private static List<Node> nodes(XPath path, Document pom, String expression) throws Exception {
        NodeList found = (NodeList) path.evaluate(expression, pom, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
    }

    private static void remove(Node node) {
        node.getParentNode().removeChild(node);
    }

    private static void write(Document pom, Path file) throws Exception {
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(pom), new StreamResult(file.toFile()));
    }
}
