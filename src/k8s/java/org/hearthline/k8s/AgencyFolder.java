package org.hearthline.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder that a pod sees under {@code /etc/hearthline}, laid out as the kubelet does it. */
public final class AgencyFolder {

    private static final String MOUNT = "/etc/hearthline";

    private AgencyFolder() {}

    /** A volume of a ConfigMap is a folder of links through {@code ..data}; a single file of one is a plain file. */
    public static Path layOut(List<JsonNode> objects, Path folder) throws IOException {
        JsonNode pod = Manifests.find(objects, "Deployment", "hearthline").at("/spec/template/spec");
        for (JsonNode mount : pod.at("/containers/0/volumeMounts")) {
            String path = mount.path("mountPath").asText();
            if (!path.startsWith(MOUNT)) {
                continue;
            }
            Map<String, String> files = Manifests.texts(Manifests.find(
                            objects,
                            "ConfigMap",
                            configMap(pod, mount.path("name").asText()))
                    .path("data"));
            Path at = folder.resolve(path.substring(MOUNT.length() + 1));
            if (mount.has("subPath")) {
                Files.writeString(at, files.get(mount.path("subPath").asText()));
            } else {
                volume(at, files);
            }
        }
        return folder;
    }

    static Map<String, byte[]> filesOf(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path part : List.of(folder, folder.resolve("policies"), folder.resolve("messages"))) {
            try (Stream<Path> all = Files.list(part)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static void volume(Path at, Map<String, String> files) throws IOException {
        Path written = Files.createDirectories(at.resolve("..2026_11_28_14_00_00.1"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(written.resolve(file.getKey()), file.getValue());
        }
        Files.createSymbolicLink(at.resolve("..data"), written.getFileName());
        for (String name : files.keySet()) {
            Files.createSymbolicLink(at.resolve(name), Path.of("..data", name));
        }
    }

    private static String configMap(JsonNode pod, String volume) {
        for (JsonNode each : pod.path("volumes")) {
            if (each.path("name").asText().equals(volume)) {
                return each.at("/configMap/name").asText();
            }
        }
        throw new AssertionError("no volume " + volume);
    }
}
