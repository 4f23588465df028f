package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hearthline.casework.AgencyFiles;
import org.junit.jupiter.api.Test;

/** The policy files that are delivered are those by which the examples were worked out. */
class DeliveredPoliciesTest {

    @Test
    void files_areThePoliciesOfTheExamples() {
        AgencyFiles.Reading delivered = AgencyFiles.read(Path.of("config"));

        assertThat(delivered.errors()).isEmpty();
        assertThat(delivered.files().orElseThrow().policies()).containsExactly(Policies.draft30Day(), Policies.tn318());
    }
}
