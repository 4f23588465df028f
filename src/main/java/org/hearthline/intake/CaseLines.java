package org.hearthline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hearthline.casework.Identifier;
import org.hearthline.casework.SaidCase;
import org.hearthline.casework.WorkerDocument;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A case document a line (CONTRACT, {@code application/x-ndjson}). A line may also hold {@code contacts} and {@code searches}, as they
 * are posted one by one.
 */
final class CaseLines implements CaseSource {

    static final String FILE = "cases.ndjson";

    /** What stands there is not repeated: it may be anything, a name too. */
    static final String NO_ID = "is no id: 1 to 64 letters, digits, '.', '_', '~' or '-'";

    private final BoundedLines lines;
    private final long bytes;
    private final CaseParts parts;
    private final Documents documents;
    private final Lookup.Hashing hashing;
    private final Reader reader;
    private final Set<String> ids = new HashSet<>();
    private long rows;

    CaseLines(InputStream file, long bytes, Documents documents, Lookup.Hashing hashing, Reader reader) {
        this.lines = new BoundedLines(file);
        this.bytes = bytes;
        this.parts = new CaseParts(documents);
        this.documents = documents;
        this.hashing = hashing;
        this.reader = reader;
    }

    @Override
    public Map<WorkerDocument, byte[]> workers() {
        return Map.of();
    }

    @Override
    public @Nullable List<FoundCase> next() throws IOException {
        Map<String, FoundCase> found = new HashMap<>();
        while (found.size() < BATCH) {
            byte[] line = lines.next();
            if (line == null) {
                break;
            }
            rows++;
            read(line, found);
        }
        if (found.isEmpty()) {
            return null;
        }
        Map<String, byte[]> hashes = new HashMap<>();
        found.values().forEach(each -> hashes.put(each.id(), each.hash()));
        found.keySet().retainAll(reader.differing(hashes));
        return List.copyOf(found.values());
    }

    private void read(byte[] line, Map<String, FoundCase> found) {
        Origin origin = new Origin(FILE, lines.number());
        if (line.length > BoundedLines.LONGEST) {
            reader.refused(origin.finding("", null, "is longer than " + BoundedLines.LONGEST + " bytes"));
            return;
        }
        try {
            ObjectNode tree = documents.readObject(line);
            String id = tree.path("id").textValue();
            if (id == null || !id.matches(Identifier.FORM)) {
                reader.refused(origin.finding("id", null, id == null ? "must be given" : NO_ID));
            } else if (ids.add(id)) {
                found.put(id, new FoundCase(id, hashing.of(line), new Origins(id, origin), () -> said(line, tree)));
            } else {
                reader.refused(origin.finding("id", id, "is the id of a case in a line before; that one counts"));
            }
        } catch (Problem unreadable) {
            reader.refused(origin.finding("", null, "is no JSON object"));
        }
    }

    private SaidCase said(byte[] line, ObjectNode tree) {
        ArrayNode contacts = taken(tree, "contacts");
        ArrayNode searches = taken(tree, "searches");
        return parts.said(tree, contacts, searches, true, hashing.of(line));
    }

    private static ArrayNode taken(ObjectNode tree, String field) {
        JsonNode list = tree.get(field);
        if (list != null && !list.isArray()) {
            throw Problem.invalid(field, "must be a list");
        }
        tree.remove(field);
        return list == null ? tree.arrayNode() : (ArrayNode) list;
    }

    @Override
    public long rowsRead() {
        return rows;
    }

    @Override
    public double progress() {
        return bytes == 0 ? 1 : Math.min(1, (double) lines.bytesRead() / bytes);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
