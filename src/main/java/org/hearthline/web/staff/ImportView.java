package org.hearthline.web.staff;

import org.hearthline.intake.Import;

/** An import as operators see it. */
record ImportView(Reader reader, Import found) {

    public String status() {
        return reader.say("operations.import." + found.status());
    }

    /** In whole hundredths. */
    public long percent() {
        return Math.round(100 * found.progress());
    }

    /** Why it failed; empty where it did not. */
    public String reason() {
        return found.reason() == null ? "" : reader.say("operations.import.reason." + found.reason());
    }
}
