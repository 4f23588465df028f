package org.hearthline.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A guardianship of a child while {@code during} lasts; {@code evidence} names the paper that grants it. */
public record Guardianship(
        GuardianshipKind kind,
        DateInterval during,
        @Nullable String evidence) {

    boolean isFullOn(LocalDate day) {
        return kind == GuardianshipKind.FULL && during.contains(day);
    }

    boolean isPartialOn(LocalDate day) {
        return kind == GuardianshipKind.PARTIAL && during.contains(day);
    }
}
