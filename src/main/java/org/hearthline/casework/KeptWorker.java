package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.hearthline.casework.WorkerDocument.Alert;
import org.hearthline.platform.Role;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** A worker or supervisor. */
@Entity(name = "Worker")
@Table(name = "worker")
class KeptWorker {

    @Id
    String id;

    @Column
    byte @Nullable [] name;

    @Column
    byte @Nullable [] email;

    @Column
    byte @Nullable [] phone;

    @Column(name = "supervisor_id")
    @Nullable
    String supervisorId;

    @Column
    String unit;

    @Column(name = "time_zone")
    @Nullable
    String timeZone;

    @Column
    @Enumerated(EnumType.STRING)
    Role role;

    @Column
    String[] alerts;

    /** The phone's keyed hash, by which a text of the worker's own is known. */
    @Column(name = "phone_hash")
    byte @Nullable [] phoneHash;

    /** Since when the worker wants no texts. The worker's phone alone sets it: a document that is kept meanwhile must not undo it. */
    @Column(name = "texts_stopped_at", insertable = false, updatable = false)
    @Nullable
    Instant textsStoppedAt;

    @Column
    long version;

    protected KeptWorker() {}

    KeptWorker(String id) {
        this.id = id;
        this.alerts = new String[0];
    }

    /** Whether texts go to this worker. One whose STOP would not be known as theirs gets none. */
    boolean isTexted() {
        return List.of(alerts).contains(Alert.SMS.name())
                && phone != null
                && phoneHash != null
                && textsStoppedAt == null;
    }

    void say(WorkerDocument said, byte @Nullable [] hashOfPhone, Sealing.Keys keys) {
        String owner = Sealing.worker(id);
        name = keys.reseal(owner, name, said.name());
        email = keys.reseal(owner, email, said.email());
        phone = keys.reseal(owner, phone, said.phone());
        phoneHash = hashOfPhone;
        supervisorId = said.supervisorId();
        unit = said.unit();
        timeZone = said.timeZone() == null ? null : said.timeZone().getId();
        role = said.role().role();
        alerts = said.alerts().stream().map(Alert::name).toArray(String[]::new);
    }

    WorkerDocument document(Sealing.Keys keys) {
        String owner = Sealing.worker(id);
        return new WorkerDocument(
                id,
                keys.open(owner, name),
                keys.open(owner, email),
                keys.open(owner, phone),
                supervisorId,
                unit,
                timeZone == null ? null : ZoneId.of(timeZone),
                WorkerDocument.Post.of(role),
                List.copyOf(Arrays.stream(alerts).map(Alert::valueOf).toList()));
    }
}
