package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.hearthline.policy.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold one id are versions of one policy. {@code tn.yaml} is the first of them. */
class PolicyFileVersionsTest {

    private static final String NEXT =
            AgencyFolder.POLICY.replace("\"2026-11\"", "\"2027-01\"").replace("2020-01-01", "2027-01-01");

    @TempDir
    Path root;

    private AgencyFolder folder;

    @BeforeEach
    void writeFolder() throws IOException {
        folder = new AgencyFolder(root.resolve("config"));
    }

    @Test
    void versionsOfOneId_areReadTheEarliestInEffectFirst() throws IOException {
        folder.write("policies/a-next.yaml", NEXT.replace("days: 14", "days: 7"));

        assertThat(folder.errors()).isEmpty();
        assertThat(folder.read().files().orElseThrow().policies())
                .extracting(Policy::version)
                .containsExactly("2026-11", "2027-01");
    }

    @Test
    void sameVersion_isToldInTheLaterFile() throws IOException {
        folder.write("policies/tn2.yaml", NEXT.replace("2027-01\"", "2026-11\""));

        assertThat(folder.errors()).containsExactly(told("2: version: must differ from that in"));
    }

    @Test
    void sameDay_isToldInTheLaterFile() throws IOException {
        folder.write("policies/tn2.yaml", NEXT.replace("2027-01-01", "2020-01-01"));

        assertThat(folder.errors()).containsExactly(told("3: effectiveFrom: must differ from that in"));
    }

    @Test
    void sameFileTwice_isToldAsBoth() throws IOException {
        folder.write("policies/tn2.yaml", AgencyFolder.POLICY);

        assertThat(folder.errors())
                .containsExactly(
                        told("2: version: must differ from that in"),
                        told("3: effectiveFrom: must differ from that in"));
    }

    @Test
    void otherKindOfCadence_isToldForEachProgramArea() throws IOException {
        folder.write(
                "policies/tn2.yaml",
                NEXT.replace("default: { kind: CALENDAR_MONTH }", "default: { kind: ROLLING_DAYS, days: 30 }"));

        assertThat(folder.errors()).containsExactly(told("9: cadence.default: must be of kind CALENDAR_MONTH as in"));
    }

    @Test
    void fileThatComesIntoForceLater_isTheOneToldWhateverItsName() throws IOException {
        folder.write(
                "policies/a-next.yaml",
                NEXT.replace("default: { kind: CALENDAR_MONTH }", "default: { kind: ROLLING_DAYS, days: 30 }"));

        assertThat(folder.errors())
                .containsExactly("policies/a-next.yaml:9: cadence.default: must be of kind CALENDAR_MONTH as in"
                        + " policies/tn.yaml, which holds tn-31.8 too");
    }

    @Test
    void programAreaThatFallsBackToAnotherKind_isTold() throws IOException {
        folder.write("policies/tn2.yaml", NEXT.replace("FOSTER_CARE", "ADOPTION"));

        assertThat(folder.errors())
                .containsExactly(
                        told("10: cadence.ADOPTION: must be of kind CALENDAR_MONTH as in"),
                        told("8: cadence.FOSTER_CARE: must be of kind ROLLING_DAYS as in"));
    }

    @Test
    void programAreaOfTheKindThatItHadByDefault_isNoError() throws IOException {
        folder.write(
                "policies/tn2.yaml",
                NEXT.replace("  FOSTER_CARE:", "  ADOPTION: { kind: CALENDAR_MONTH }\n  FOSTER_CARE:"));

        assertThat(folder.errors()).isEmpty();
    }

    @Test
    void otherIdOfTheSameVersionAndDay_isNoError() throws IOException {
        folder.write("policies/tn2.yaml", AgencyFolder.POLICY.replace("id: tn-31.8", "id: tn-16.38"));

        assertThat(folder.errors()).isEmpty();
    }

    private static String told(String error) {
        return "policies/tn2.yaml:" + error + " policies/tn.yaml, which holds tn-31.8 too";
    }
}
