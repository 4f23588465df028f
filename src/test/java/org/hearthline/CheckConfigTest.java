package org.hearthline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command's exit codes, and what it prints where. What is wrong with files, {@code AgencyFilesTest} says. */
class CheckConfigTest {

    private static final int EXIT_USAGE = 64;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void filesWithoutErrors_areSummedUp() {
        assertThat(check("config")).isZero();

        assertThat(lines(errors)).isEmpty();
        assertThat(lines(output)).hasSize(5).first().isEqualTo("agency: Hearthline");
    }

    @Test
    void filesWithErrors_areAConfigurationError() throws Exception {
        Files.writeString(folder.resolve("agency.yml"), "");

        assertThat(check(folder.toString())).isEqualTo(Hearthline.EXIT_CONFIGURATION);

        assertThat(lines(output)).isEmpty();
        assertThat(lines(errors))
                .containsExactly(
                        folder + "/agency.yml: is not read; expected here is agency.yaml alone",
                        folder + "/agency.yaml: is missing",
                        folder + "/policies: holds no policy file",
                        folder + "/messages/forbidden.yaml: is missing",
                        folder + "/messages: holds no file of a language");
    }

    @Test
    void noFolderOrSeveral_isToldHowItIsUsed() {
        String expected = "check-config: expected one folder, as in: java -jar quarkus-run.jar check-config config";

        assertThat(check()).isEqualTo(EXIT_USAGE);
        assertThat(check("config", "other")).isEqualTo(EXIT_USAGE);
        assertThat(lines(errors)).containsExactly(expected, expected);
        assertThat(lines(output)).isEmpty();
    }

    @Test
    void folderThatIsNone_isNamed() {
        assertThat(check("README.md")).isEqualTo(EXIT_USAGE);

        assertThat(lines(errors)).containsExactly("check-config: README.md is not a folder");
    }

    private int check(String... folders) {
        return CheckConfig.run(
                List.of(folders),
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private static List<String> lines(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
