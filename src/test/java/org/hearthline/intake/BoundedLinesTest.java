package org.hearthline.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Lines come out as they went in, with their numbers, however long they are. */
class BoundedLinesTest {

    @Property(tries = 200)
    void lines_areThoseThatAreNotBlank_withTheirNumbers(
            @ForAll @Size(max = 30) List<@IntRange(max = 200_000) Integer> lengths, @ForAll boolean endsWithALine)
            throws IOException {
        List<String> written = lengths.stream().map("x"::repeat).toList();
        String file = String.join("\n", written) + (endsWithALine ? "\n" : "");

        List<String> read = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        BoundedLines lines = new BoundedLines(new ByteArrayInputStream(file.getBytes(UTF_8)));
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            read.add(new String(line, UTF_8));
            numbers.add(lines.number());
        }

        assertThat(read)
                .isEqualTo(written.stream().filter(line -> !line.isEmpty()).toList());
        for (int i = 0; i < read.size(); i++) {
            assertThat(written.get((int) (numbers.get(i) - 1))).isEqualTo(read.get(i));
        }
        assertThat(lines.bytesRead()).isEqualTo(file.length());
    }

    @Property(tries = 20)
    void lineThatIsTooLong_isCutWhereThatShows(@ForAll @IntRange(min = 1, max = 3_000_000) int beyond)
            throws IOException {
        String file = "x".repeat(BoundedLines.LONGEST + beyond) + "\nnext";
        BoundedLines lines = new BoundedLines(new ByteArrayInputStream(file.getBytes(UTF_8)));

        assertThat(lines.next()).hasSize(BoundedLines.LONGEST + 1);
        assertThat(lines.next()).isEqualTo("next".getBytes(UTF_8));
    }
}
