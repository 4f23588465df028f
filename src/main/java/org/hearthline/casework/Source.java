package org.hearthline.casework;

import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;

/** Who said a fact (CONTRACT, "Case document"). What one source said, the other does not undo. */
public enum Source {
    /** The system of record, by PUT and imports. */
    CASE_SYSTEM,
    /** A worker or supervisor; it stays in force until a worker ends it. */
    WORKER;

    static Source of(Viewer writer) {
        return writer.role() == Role.SYSTEM ? CASE_SYSTEM : WORKER;
    }
}
