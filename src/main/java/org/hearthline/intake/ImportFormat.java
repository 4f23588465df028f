package org.hearthline.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which form a file holds cases. */
enum ImportFormat {
    /** Tables as CSV in a zip. */
    CSV,
    /** A case document a line. */
    NDJSON;

    static final String ZIP_TYPE = "application/zip";
    static final String NDJSON_TYPE = "application/x-ndjson";

    static Optional<ImportFormat> of(@Nullable String contentType) {
        String type = contentType == null
                ? ""
                : contentType.replaceFirst("\\s*;.*", "").strip();
        return switch (type) {
            case ZIP_TYPE -> Optional.of(CSV);
            case NDJSON_TYPE -> Optional.of(NDJSON);
            default -> Optional.empty();
        };
    }
}
