package org.hearthline.intake;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.apache.commons.io.input.BOMInputStream;
import org.hearthline.casework.Identifier;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a zip from its first row to its last. */
final class ZipTables {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private final RowReader rows;
    private final Set<Table> seen = EnumSet.noneOf(Table.class);

    /** Takes the rows one by one. */
    interface RowReader {

        /** @param caseId empty where none is given, or the table is not of cases */
        void row(String caseId, Row row);

        /** A row that is none, by reason of its form. */
        void wrong(String caseId, Finding finding);
    }

    private ZipTables(RowReader rows) {
        this.rows = rows;
    }

    /**
     * Answers which tables there are; fails with {@link UnreadableFile} where the rest cannot be read.
     *
     * @param bytes of the zip: what it unpacks to is bounded by it
     */
    static Set<Table> read(InputStream file, long bytes, RowReader rows) throws IOException {
        ZipTables tables = new ZipTables(rows);
        ZipEnd end = new ZipEnd(file);
        try (ZipInputStream zip = new ZipInputStream(end, StandardCharsets.UTF_8)) {
            Unpacked unpacked = new Unpacked(zip, bytes);
            ZipEntry entry = zip.getNextEntry();
            if (entry == null) {
                throw new UnreadableFile("", 0, "", "is no zip, or an empty one");
            }
            for (; entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    tables.read(entry.getName(), unpacked);
                }
            }
            if (!end.isReached()) {
                throw new UnreadableFile("", 0, "", "is a zip that ends too soon");
            }
        } catch (ZipException | EOFException damaged) {
            throw new UnreadableFile("", 0, "", "is a damaged zip");
        }
        Arrays.stream(Table.values())
                .filter(table -> table.isRequired() && !tables.seen.contains(table))
                .findFirst()
                .ifPresent(table -> {
                    throw new UnreadableFile(
                            table.file(), 0, "", "is missing; with its header alone it says that there are none");
                });
        return tables.seen;
    }

    private void read(String name, Unpacked unpacked) throws IOException {
        Table table = Table.of(name.substring(name.lastIndexOf('/') + 1))
                .orElseThrow(() -> new UnreadableFile(
                        "",
                        0,
                        "",
                        "the zip holds a file that is none of "
                                + Arrays.stream(Table.values()).map(Table::file).collect(Collectors.joining(", "))));
        if (!seen.add(table)) {
            throw new UnreadableFile(table.file(), 0, "", "is in the zip twice");
        }
        long line = 1;
        try {
            // Neither the parser nor the reader is closed: that would close the zip.
            CSVParser parser = CSVParser.builder()
                    .setReader(text(unpacked))
                    .setFormat(FORMAT)
                    .get();
            List<String> header = header(table, parser.getHeaderNames());
            for (Iterator<CSVRecord> records = parser.iterator(); ; ) {
                line = parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    break;
                }
                unpacked.rowRead();
                take(table, header, line, records.next());
            }
        } catch (CharacterCodingException notText) {
            throw new UnreadableFile(table.file(), line, "", "is not UTF-8");
        } catch (UncheckedIOException | IllegalArgumentException wrong) {
            throw unreadable(table, line, wrong.getCause());
        } catch (CSVException wrong) {
            throw unreadable(table, line, wrong);
        }
    }

    private static UnreadableFile unreadable(Table table, long line, @Nullable Throwable cause) throws IOException {
        if (cause instanceof ZipException || cause instanceof EOFException) {
            throw (IOException) cause;
        }
        return new UnreadableFile(
                table.file(),
                line,
                "",
                cause instanceof CharacterCodingException ? "is not UTF-8" : "cannot be read as CSV from here on");
    }

    private static Reader text(InputStream in) throws IOException {
        return new InputStreamReader(
                BOMInputStream.builder().setInputStream(in).get(),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
    }

    private static List<String> header(Table table, List<String> names) {
        if (table.isOfCases() && !names.contains(Table.CASE_ID)) {
            throw new UnreadableFile(table.file(), 1, Table.CASE_ID, "must be the first column");
        }
        for (String name : names) {
            boolean known = table.columns().contains(name) || table.isOfCases() && name.equals(Table.CASE_ID);
            if (!known) {
                throw new UnreadableFile(
                        table.file(), 1, "", "has a column that is none of " + String.join(", ", table.columns()));
            }
        }
        return names;
    }

    private void take(Table table, List<String> header, long line, CSVRecord values) {
        int at = header.indexOf(Table.CASE_ID);
        String caseId = at >= 0 && at < values.size() ? values.get(at) : "";
        @Nullable String named = caseId.matches(Identifier.FORM) ? caseId : null;
        if (values.size() != header.size()) {
            rows.wrong(
                    caseId,
                    new Origin(table.file(), line)
                            .finding(
                                    "",
                                    named,
                                    "has %d values under %d columns".formatted(values.size(), header.size())));
        } else if (values.stream().anyMatch(value -> value.indexOf(Row.BETWEEN) >= 0)) {
            rows.wrong(caseId, new Origin(table.file(), line).finding("", named, "holds a character that no text has"));
        } else {
            List<String> inOrder = new ArrayList<>(table.columns().size());
            for (String column : table.columns()) {
                int index = header.indexOf(column);
                inOrder.add(index < 0 ? "" : values.get(index));
            }
            rows.row(caseId, Row.of(table, line, inOrder));
        }
    }

    /** What comes out of the zip, within bounds: a small file can unpack to more than anybody has room or time for. */
    private static final class Unpacked extends FilterInputStream {

        private static final int LONGEST_ROW = 1024 * 1024;
        private static final long MOST_TIMES = 200;
        private static final long ALWAYS = 64L * 1024 * 1024;

        private long left;
        private int ofRow;

        Unpacked(InputStream in, long bytes) {
            super(in);
            this.left = ALWAYS + MOST_TIMES * bytes;
        }

        void rowRead() {
            ofRow = 0;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            left -= Math.max(0, count);
            ofRow += Math.max(0, count);
            if (left < 0) {
                throw new UnreadableFile("", 0, "", "unpacks to far more than it holds");
            }
            if (ofRow > LONGEST_ROW) {
                throw new UnreadableFile("", 0, "", "has a row longer than " + LONGEST_ROW + " bytes");
            }
            return count;
        }
    }
}
