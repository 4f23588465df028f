package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The row of a case: the grain that writers lock first. Its version is the document's ETag. */
@Entity
@Table(name = "case_file")
class CaseFile {

    @Id
    String id;

    @Column
    String policy;

    @Column(name = "program_area")
    @Nullable
    String programArea;

    @Column
    @Nullable
    String county;

    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "worker_id")
    @Nullable
    String workerId;

    @Column(name = "opened_on")
    LocalDate openedOn;

    @Column(name = "closed_on")
    @Nullable
    LocalDate closedOn;

    @Column
    long version;

    protected CaseFile() {}

    CaseFile(String id) {
        this.id = id;
    }
}
