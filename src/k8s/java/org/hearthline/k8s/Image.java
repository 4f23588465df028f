package org.hearthline.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image that was written to a file: how it is run, and the files of each of its layers. */
public record Image(JsonNode config, List<Layer> layers, long bytes) {

    /** @param files their contents by path, without a slash in front */
    public record Layer(String id, Map<String, byte[]> files) {}

    /** Reads the file that Jib writes. */
    public static Image read(Path tar) throws IOException {
        Map<String, byte[]> parts = filesOf(Files.newInputStream(tar));
        JsonMapper json = new JsonMapper();
        JsonNode manifest = json.readTree(parts.get("manifest.json")).get(0);
        List<Layer> layers = new ArrayList<>();
        for (JsonNode name : manifest.path("Layers")) {
            layers.add(new Layer(
                    name.asText(), filesOf(new GZIPInputStream(new ByteArrayInputStream(parts.get(name.asText()))))));
        }
        return new Image(
                json.readTree(parts.get(manifest.path("Config").asText())).path("config"), layers, Files.size(tar));
    }

    /** What a container finds, a later layer over an earlier one. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        layers.forEach(layer -> files.putAll(layer.files()));
        return files;
    }

    /** Lays its files out under a folder. */
    public void extract(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path at = folder.resolve(file.getKey());
            Files.createDirectories(at.getParent());
            Files.write(at, file.getValue());
        }
    }

    private static Map<String, byte[]> filesOf(InputStream stream) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(stream))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    files.put(entry.getName(), tar.readAllBytes());
                }
            }
        }
        return files;
    }
}
