package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;

/**
 * A row of what workers log of a case.
 *
 * @param <D> the entry as the API reads and answers it
 */
@MappedSuperclass
abstract class LogEntry<D extends LogDocument<D>> {

    @Id
    String id;

    @Column(name = "case_id")
    String caseId;

    @Column(name = "on_date")
    LocalDate on;

    /** The whole document as the worker wrote it, sealed under a key of the entry's own. */
    @Column
    byte[] words;

    @Column(name = "logged_by")
    String loggedBy;

    /** Of the request that logged it, sealed likewise: it tells a repeated request from another under the same id. */
    @Column
    byte[] fingerprint;

    protected LogEntry() {}

    LogEntry(String id, String caseId, String loggedBy, byte[] fingerprint) {
        this.id = id;
        this.caseId = caseId;
        this.loggedBy = loggedBy;
        this.fingerprint = fingerprint;
    }

    /** Takes over what the document says, in the columns that are asked by and as a whole. */
    abstract void say(D document, byte[] sealed);
}
