package org.hearthline.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hearthline.casework.Identifier;
import org.hearthline.casework.WorkerDocument;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Cases in tables (CONTRACT, {@code application/zip}), whose rows may come in any order. The file is read once to know of each case
 * whether it says something else than last time; then once more for each so many that do, whose rows are put together. So the rows of
 * that many cases are in memory at most, and of the others a hash.
 */
final class CaseTables implements CaseSource {

    /** Some ten rows each, of some two hundred bytes. */
    private static final int CASES_IN_MEMORY = 20_000;

    private static final int HASHES_AT_ONCE = 5_000;

    /** What the first reading is of the whole, roughly. */
    private static final double FIRST_READING = 0.1;

    /** Opens the file at its beginning. */
    interface Opening {
        InputStream open();
    }

    private final Opening file;
    private final long bytes;
    private final Documents documents;
    private final CaseParts parts;
    private final Lookup.Hashing hashing;
    private final Reader reader;
    private final Map<String, RowsHash> hashes = new HashMap<>();
    private final Set<String> wrong = new HashSet<>();
    private final List<Row> workers = new ArrayList<>();
    private Set<Table> tables = EnumSet.noneOf(Table.class);
    private List<String> differing = List.of();
    private Map<String, List<Row>> rows = Map.of();
    private int rowsFrom;
    private int next;
    private boolean isFirstRead;
    private long rowsRead;

    CaseTables(Opening file, long bytes, Documents documents, Lookup.Hashing hashing, Reader reader) {
        this.file = file;
        this.bytes = bytes;
        this.documents = documents;
        this.parts = new CaseParts(documents);
        this.hashing = hashing;
        this.reader = reader;
    }

    @Override
    public Map<WorkerDocument, byte[]> workers() throws IOException {
        readFirst();
        Map<WorkerDocument, byte[]> read = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (Row row : workers) {
            try {
                WorkerDocument worker = documents.read(CaseRows.worker(row), WorkerDocument.class);
                if (worker.id() == null || !ids.add(worker.id())) {
                    throw Problem.invalid("id", worker.id() == null ? "must be given" : "has a row before");
                }
                read.put(worker, hash(row));
            } catch (Problem invalid) {
                invalid.errors()
                        .forEach(error -> reader.found(row.origin().finding(error.field(), null, error.message())));
            }
        }
        workers.clear();
        return read;
    }

    private void readFirst() throws IOException {
        if (isFirstRead) {
            return;
        }
        tables = ZipTables.read(file.open(), bytes, new ZipTables.RowReader() {
            @Override
            public void row(String caseId, Row row) {
                rowsRead++;
                reader.stillReading();
                if (!row.table().isOfCases()) {
                    workers.add(row);
                } else if (!caseId.matches(Identifier.FORM)) {
                    reader.refused(row.origin()
                            .finding(Table.CASE_ID, null, caseId.isEmpty() ? "must be given" : CaseLines.NO_ID));
                } else {
                    hashes.computeIfAbsent(caseId, id -> new RowsHash()).add(hash(row));
                }
            }

            @Override
            public void wrong(String caseId, Finding finding) {
                rowsRead++;
                if (finding.caseId() == null || wrong.add(caseId)) {
                    reader.refused(finding);
                } else {
                    reader.found(finding);
                }
            }
        });
        hashes.keySet().removeAll(wrong);
        if (tables.contains(Table.NO_CONTACT)) {
            // That there is none was said then, where another file says nothing of it.
            byte[] said = hashing.of(Table.NO_CONTACT.file().getBytes(StandardCharsets.UTF_8));
            hashes.values().forEach(hash -> hash.add(said));
        }
        findDiffering();
        isFirstRead = true;
    }

    private byte[] hash(Row row) {
        return hashing.of((row.table().file() + Row.BETWEEN + row.joined()).getBytes(StandardCharsets.UTF_8));
    }

    private void findDiffering() {
        List<String> ids = hashes.keySet().stream().sorted().toList();
        List<String> found = new ArrayList<>();
        for (List<String> some : parts(ids, HASHES_AT_ONCE)) {
            Map<String, byte[]> said = new HashMap<>();
            some.forEach(id -> said.put(id, hashOf(id)));
            Set<String> differ = reader.differing(said);
            some.stream().filter(differ::contains).forEach(found::add);
        }
        hashes.keySet().retainAll(new HashSet<>(found));
        differing = found;
    }

    private byte[] hashOf(String caseId) {
        RowsHash hash = hashes.get(caseId);
        return hash == null ? new byte[0] : hash.bytes();
    }

    private static List<List<String>> parts(List<String> ids, int size) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += size) {
            parts.add(ids.subList(from, Math.min(from + size, ids.size())));
        }
        return parts;
    }

    @Override
    public @Nullable List<FoundCase> next() throws IOException {
        readFirst();
        if (next >= differing.size()) {
            return null;
        }
        if (rows.isEmpty() || next >= rowsFrom + CASES_IN_MEMORY) {
            rowsFrom = next;
            readRows();
        }
        int to = Math.min(Math.min(next + BATCH, rowsFrom + CASES_IN_MEMORY), differing.size());
        List<FoundCase> batch = differing.subList(next, to).stream()
                .map(id -> CaseRows.found(
                        id, rows.getOrDefault(id, List.of()), hashOf(id), parts, tables.contains(Table.NO_CONTACT)))
                .toList();
        next = to;
        return batch;
    }

    private void readRows() throws IOException {
        Map<String, List<Row>> read = new HashMap<>();
        differing
                .subList(rowsFrom, Math.min(rowsFrom + CASES_IN_MEMORY, differing.size()))
                .forEach(id -> read.put(id, new ArrayList<>()));
        rows = read;
        ZipTables.read(file.open(), bytes, new ZipTables.RowReader() {
            @Override
            public void row(String caseId, Row row) {
                reader.stillReading();
                List<Row> ofCase = row.table().isOfCases() ? read.get(caseId) : null;
                if (ofCase != null) {
                    ofCase.add(row);
                }
            }

            @Override
            public void wrong(String caseId, Finding finding) {
                // Told when it was read first.
            }
        });
    }

    @Override
    public long rowsRead() {
        return rowsRead;
    }

    @Override
    public double progress() {
        return !isFirstRead || differing.isEmpty() ? 0 : FIRST_READING + (1 - FIRST_READING) * next / differing.size();
    }

    @Override
    public void close() {
        // Each reading closes the file by itself.
    }
}
