package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hearthline.casework.ChangedFact.Kind;
import org.hearthline.casework.Workers.Kept;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps what the case system says of a worker. */
@Singleton
class KeepWorker {

    private final Transactions transactions;
    private final Sealing sealing;
    private final Lookup lookup;
    private final CaseRecords cases;
    private final FactsChange factsChange;
    private final Documents documents;
    private final LastImport last;

    KeepWorker(
            Transactions transactions,
            Sealing sealing,
            Lookup lookup,
            CaseRecords cases,
            FactsChange factsChange,
            Documents documents,
            LastImport last) {
        this.transactions = transactions;
        this.sealing = sealing;
        this.lookup = lookup;
        this.cases = cases;
        this.factsChange = factsChange;
        this.documents = documents;
        this.last = last;
    }

    /** Their zone and unit decide when and to whom reminders go, so the plans of their cases are made again. */
    Uni<Kept> keep(Viewer writer, WorkerDocument document, Version.Expected expected) {
        String key = LastImport.keyOfWorker(Objects.requireNonNull(document.id()));
        return hashOfPhone(document)
                .chain(hash -> transactions.write(
                        writer, session -> keep(session, writer, document, hash.orElse(null), expected)
                                .call(() -> last.forget(session, List.of(key)))));
    }

    /** The same, as a file says it. */
    Uni<Kept> keepSaid(BulkCases.Permit permit, WorkerDocument document, byte[] hash) {
        String key = LastImport.keyOfWorker(Objects.requireNonNull(document.id()));
        return hashOfPhone(document)
                .chain(phone -> transactions.writeBeside(permit.sender(), session -> permit.confirm(session)
                        .chain(() -> keep(session, permit.sender(), document, phone.orElse(null), current -> true))
                        .call(() -> last.remember(session, permit.importId(), Map.of(key, hash)))));
    }

    private Uni<Kept> keep(
            Mutiny.Session session,
            Viewer writer,
            WorkerDocument document,
            byte @Nullable [] hashOfPhone,
            Version.Expected expected) {
        String id = Objects.requireNonNull(document.id());
        return transactions
                .alone(session, "worker " + id)
                .chain(() -> session.find(KeptWorker.class, id))
                .invoke(existing -> Version.check(expected, existing == null ? null : new Version(existing.version)))
                .chain(existing -> sealing.keysMade(session, List.of(Sealing.worker(id)))
                        .chain(keys -> existing == null
                                ? change(
                                        session,
                                        writer,
                                        new KeptWorker(id),
                                        document,
                                        hashOfPhone,
                                        keys,
                                        ChangedFact.recorded(Kind.WORKER, id))
                                : replace(session, writer, existing, document, hashOfPhone, keys)));
    }

    private Uni<Kept> replace(
            Mutiny.Session session,
            Viewer writer,
            KeptWorker worker,
            WorkerDocument document,
            byte @Nullable [] hashOfPhone,
            Sealing.Keys keys) {
        WorkerDocument before = worker.document(keys);
        if (before.equals(document)) {
            // Of a worker who was kept before there were hashes it is missing; nobody who reads the document sees that.
            if (!Arrays.equals(worker.phoneHash, hashOfPhone)) {
                worker.phoneHash = hashOfPhone;
            }
            return Uni.createFrom().item(new Kept(document, new Version(worker.version)));
        }
        List<String> fields = FactDifference.fields(documents.tree(before), documents.tree(document));
        return change(
                session,
                writer,
                worker,
                document,
                hashOfPhone,
                keys,
                ChangedFact.corrected(Kind.WORKER, worker.id, fields));
    }

    private Uni<Kept> change(
            Mutiny.Session session,
            Viewer writer,
            KeptWorker worker,
            WorkerDocument document,
            byte @Nullable [] hashOfPhone,
            Sealing.Keys keys,
            ChangedFact fact) {
        return cases.lockOfWorker(session, worker.id)
                .call(theirs -> factsChange.aboutToCome(
                        session, theirs.stream().map(each -> each.file().id).toList()))
                .call(theirs -> {
                    worker.say(document, hashOfPhone, keys);
                    worker.version++;
                    return session.persist(worker);
                })
                .chain(theirs -> factsChange.tell(session, theirs, Cause.of(List.of(fact), writer)))
                .replaceWith(() -> new Kept(document, new Version(worker.version)));
    }

    private Uni<Optional<byte[]>> hashOfPhone(WorkerDocument document) {
        return document.phone() == null
                ? Uni.createFrom().item(Optional.empty())
                : lookup.phone(document.phone()).map(Optional::of);
    }
}
