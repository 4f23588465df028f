package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the properties have proved together, once all have run. */
class ProofSize {

    @Test
    void fullSize_asManyDecisionsCheckedAsPromised() throws IOException {
        List<String> lines = Files.readAllLines(Proof.FILE);
        lines.forEach(System.out::println);

        String total = lines.get(lines.size() - 1);
        assertThat(total).startsWith("total");
        assertThat(Long.parseLong(total.replaceAll("\\D", "")))
                .isGreaterThanOrEqualTo(Long.getLong("hearthline.proof.decisions"));
    }
}
