package org.hearthline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hearthline.platform.Setting;
import org.hearthline.platform.Settings;
import org.junit.jupiter.api.Test;

/** README says what is true: its table of settings is the one that the service checks. */
class ReadmeTest {

    @Test
    void tableOfSettings_isTheOneThatIsChecked() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| `HEARTHLINE_"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Settings.all().stream().map(ReadmeTest::row).toList());
    }

    private static String row(Setting setting) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        setting.name(),
                        setting.required() ? "yes" : "no",
                        setting.standard() == null ? "" : "`" + setting.standard() + "`",
                        setting.expected(),
                        setting.purpose());
    }
}
