package org.hearthline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hearthline.platform.DataKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDataKeyTest {

    @TempDir
    Path folder;

    @Test
    void keyOfAFolder_isMadeOnceForItsOwnerAlone() throws IOException {
        String key = KeptDataKey.in(folder);

        assertThat(KeptDataKey.in(folder)).isEqualTo(key);
        assertThat(DataKey.parse(key)).isNotNull();
        assertThat(folder).isDirectoryContaining("glob:**/data-key");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data-key"))))
                    .isEqualTo("rw-------");
        }
    }
}
