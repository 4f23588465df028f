package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.hearthline.casework.ChangedFact.Kind;
import org.hearthline.casework.Workers.Kept;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Version;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps what the case system says of a worker. */
@Singleton
class KeepWorker {

    private final Transactions transactions;
    private final Sealing sealing;
    private final CaseRecords cases;
    private final FactsChange factsChange;
    private final Documents documents;

    KeepWorker(
            Transactions transactions,
            Sealing sealing,
            CaseRecords cases,
            FactsChange factsChange,
            Documents documents) {
        this.transactions = transactions;
        this.sealing = sealing;
        this.cases = cases;
        this.factsChange = factsChange;
        this.documents = documents;
    }

    /** Their zone and unit decide when and to whom reminders go, so the plans of their cases are made again. */
    Uni<Kept> keep(Viewer writer, WorkerDocument document, Version.Expected expected) {
        String id = Objects.requireNonNull(document.id());
        return transactions.write(writer, session -> transactions
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
                                        keys,
                                        ChangedFact.recorded(Kind.WORKER, id))
                                : replace(session, writer, existing, document, keys))));
    }

    private Uni<Kept> replace(
            Mutiny.Session session, Viewer writer, KeptWorker worker, WorkerDocument document, Sealing.Keys keys) {
        WorkerDocument before = worker.document(keys);
        if (before.equals(document)) {
            return Uni.createFrom().item(new Kept(document, new Version(worker.version)));
        }
        List<String> fields = FactDifference.fields(documents.tree(before), documents.tree(document));
        return change(session, writer, worker, document, keys, ChangedFact.corrected(Kind.WORKER, worker.id, fields));
    }

    private Uni<Kept> change(
            Mutiny.Session session,
            Viewer writer,
            KeptWorker worker,
            WorkerDocument document,
            Sealing.Keys keys,
            ChangedFact fact) {
        return cases.lockOfWorker(session, worker.id)
                .call(theirs -> factsChange.aboutToCome(
                        session, theirs.stream().map(each -> each.file().id).toList()))
                .call(theirs -> {
                    worker.say(document, keys);
                    worker.version++;
                    return session.persist(worker);
                })
                .chain(theirs -> factsChange.tell(session, theirs, Cause.of(List.of(fact), writer)))
                .replaceWith(() -> new Kept(document, new Version(worker.version)));
    }
}
