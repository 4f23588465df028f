package org.hearthline.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Files that cannot be read say where, and those that can be are read whatever their writer's habits. */
class UnreadableFileTest {

    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> wrong = new ArrayList<>();

    private void read(byte[] zip) throws IOException {
        ZipTables.read(new ByteArrayInputStream(zip), zip.length, new ZipTables.RowReader() {
            @Override
            public void row(String caseId, Row row) {
                rows.add(row);
            }

            @Override
            public void wrong(String caseId, Finding finding) {
                wrong.add(finding);
            }
        });
    }

    private Finding refusal(byte[] zip) {
        return catchThrowableOfType(UnreadableFile.class, () -> read(zip)).finding();
    }

    private static CaseFiles family() {
        return CaseFiles.empty().family("C-1", "W-1");
    }

    /** A hash of a row is compared with one that another process made. */
    @Test
    void columns_haveOneOrderInEveryProcess() {
        assertThat(Table.PARTICIPANTS.columns())
                .containsExactly(
                        "id",
                        "name",
                        "role",
                        "language",
                        "timeZone",
                        "joinedOn",
                        "leftOn",
                        "childIds",
                        "contactEveryDays",
                        "custodial",
                        "safetyFlag");
        assertThat(Table.COURT_ORDERS.columns())
                .containsExactly(
                        "id", "kind", "from", "to", "docket", "why", "childIds", "enteredInError", "participantIds");
    }

    @Test
    void whatIsNoZip_isRefused() {
        assertThat(refusal("caseId,policy\n".getBytes(UTF_8)).message()).contains("zip");
        assertThat(refusal(new byte[0]).message()).contains("zip");
    }

    @Test
    void zipThatEndsTooSoon_isRefused() {
        byte[] whole = family().zip();

        for (int length = 40; length < whole.length / 2; length += 97) {
            assertThat(refusal(Arrays.copyOf(whole, length)).message()).contains("zip");
        }
    }

    /** Somebody who forgets the orders must not seem to say that there are none. */
    @Test
    void missingTable_isRefused_andOneOfLogsIsNot() throws IOException {
        assertThat(refusal(family().without("court_orders.csv").zip()).file()).isEqualTo("court_orders.csv");
        read(family().without("contacts.csv").without("workers.csv").zip());
    }

    @Test
    void fileOrColumnThatNobodyKnows_isRefused() {
        assertThat(refusal(family().with("notes.csv", "caseId,text\n").zip()).message())
                .contains("cases.csv");
        assertThat(refusal(family().with("ties.csv", "caseId,participantId,childId,since\n")
                        .zip()))
                .matches(finding -> finding.file().equals("ties.csv") && finding.line() == 1);
        assertThat(refusal(family().with("ties.csv", "participantId,childId\n").zip())
                        .field())
                .isEqualTo("caseId");
    }

    @Test
    void textThatIsNotUtf8_isRefusedByFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("children.csv"));
            zip.write("caseId,id,name\nC-1,K-1,Muñoz\n".getBytes(ISO_8859_1));
        }

        assertThat(refusal(bytes.toByteArray()).message()).isEqualTo("is not UTF-8");
    }

    @Test
    void quoteThatNeverCloses_isRefusedByFileAndLine() {
        Finding finding = refusal(family().row("children.csv", "C-1,K-7,\"Ana").zip());

        assertThat(finding.file()).isEqualTo("children.csv");
        assertThat(finding.line()).isEqualTo(4);
    }

    @Test
    void smallZipThatUnpacksToHundredsOfMegabytes_isRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] megabyte = ("C-1," + "K".repeat(64 * 1024 - 5) + "\n").repeat(16).getBytes(UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("children.csv"));
            zip.write("caseId,id\n".getBytes(UTF_8));
            for (int i = 0; i < 400; i++) {
                zip.write(megabyte);
            }
        }

        assertThat(catchThrowableOfType(
                                UnreadableFile.class,
                                () -> ZipTables.read(
                                        new ByteArrayInputStream(bytes.toByteArray()), bytes.size(), new Nobody()))
                        .finding()
                        .message())
                .contains("unpacks");
    }

    private static final class Nobody implements ZipTables.RowReader {
        @Override
        public void row(String caseId, Row row) {
            // Of no interest.
        }

        @Override
        public void wrong(String caseId, Finding finding) {
            // Of no interest.
        }
    }

    @Test
    void rowWithTooFewValues_isWrongAlone() throws IOException {
        read(family().row("children.csv", "C-2,K-7").zip());

        assertThat(wrong).singleElement().matches(finding -> finding.line() == 4 && "C-2".equals(finding.caseId()));
        assertThat(rows).hasSize(12);
    }

    @Test
    void habitsOfSpreadsheets_areRead() throws IOException {
        read(CaseFiles.empty()
                .with(
                        "children.csv",
                        "\uFEFFname,caseId, id\r\n\"Ana \"\"Nita\"\" L.,\r\nthe elder\",C-1, K-1 \r\n\r\n")
                .zip());

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.value("id")).isEqualTo("K-1");
            assertThat(row.value("name")).isEqualTo("Ana \"Nita\" L.,\r\nthe elder");
            assertThat(row.value("leftOn")).isNull();
            assertThat(row.line()).isEqualTo(2);
        });
    }
}
