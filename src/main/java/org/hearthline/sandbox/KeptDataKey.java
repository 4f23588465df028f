package org.hearthline.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.hearthline.platform.DataKey;

/** The data key that a data folder keeps, so that what was sealed before a restart opens after it. */
final class KeptDataKey {

    private KeptDataKey() {}

    /** The folder's key; made, readable by its owner alone, when there is none. */
    static String in(Path folder) throws IOException {
        Path file = folder.resolve("data-key");
        if (!Files.exists(file)) {
            // A half-written key would lock out what the next start seals.
            Path whole = Files.createTempFile(folder, "data-key", ".new", ownerOnly(folder));
            Files.writeString(whole, DataKey.generate());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file);
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
