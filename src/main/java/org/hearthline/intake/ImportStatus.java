package org.hearthline.intake;

/** How far an import is. */
public enum ImportStatus {
    /** The file is still coming in. */
    RECEIVING,
    /** It waits for those that came before it. */
    QUEUED,
    RUNNING,
    /** Read to its end: every case was written, found unchanged or refused. */
    DONE,
    /** It came to nothing, or to an end before the file's: the reason says why. What was written by then stays. */
    FAILED
}
