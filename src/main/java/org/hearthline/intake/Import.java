package org.hearthline.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is shown (CONTRACT, {@code GET /imports/{id}}).
 *
 * @param dryRun it only looks: what it says to be written would be
 * @param rowsRead rows of tables, or lines
 * @param casesWritten cases of which anything was new
 * @param casesUnchanged cases of which the same was said before
 * @param casesRefused cases that were left as they are for what is wrong with them
 * @param progress how far it is, from 0 to 1
 * @param reason why it failed
 * @param errors what is wrong and where, by file and line: the first thousand
 * @param notes what was left as it is though its case was written: a worker's word
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Import(
        UUID id,
        ImportStatus status,
        boolean dryRun,
        long rowsRead,
        int casesWritten,
        int casesUnchanged,
        int casesRefused,
        double progress,
        @Nullable String reason,
        List<Finding> errors,
        List<Finding> notes,
        Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
