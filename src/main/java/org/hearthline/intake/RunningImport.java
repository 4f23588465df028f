package org.hearthline.intake;

import static org.hearthline.intake.OffTheLoop.await;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hearthline.casework.BulkCases;
import org.hearthline.casework.BulkCases.Known;
import org.hearthline.casework.BulkCases.Outcome;
import org.hearthline.casework.SaidCase;
import org.hearthline.casework.WorkerDocument;
import org.hearthline.intake.ImportRuns.Claimed;
import org.hearthline.intake.ImportRuns.Progress;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Problem.FieldError;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * An import while this process works on it, a batch at a time. Nothing of it has to outlive the process: whoever goes on begins the
 * file anew, and what was written by then says the same as the file does. To be called where one may wait, off the event loops.
 */
final class RunningImport implements CaseSource.Reader, BulkCases.Permit {

    /** Whoever has more to mend than that needs no longer list. */
    private static final int MOST_FINDINGS = 10_000;

    /** Well within the lease. */
    private static final Duration RENEW_AFTER = Duration.ofSeconds(10);

    private final Claimed claimed;
    private final BulkCases cases;
    private final ImportRuns runs;
    private final Function<CaseSource.Reader, CaseSource> opening;
    private @Nullable CaseSource source;
    private List<Finding> errors = new ArrayList<>();
    private List<Finding> notes = new ArrayList<>();
    private long renewed = System.nanoTime();
    private int findings;
    private int written;
    private int unchanged;
    private int refused;

    RunningImport(Claimed claimed, BulkCases cases, ImportRuns runs, Function<CaseSource.Reader, CaseSource> opening) {
        this.claimed = claimed;
        this.cases = cases;
        this.runs = runs;
        this.opening = opening;
    }

    Claimed claimed() {
        return claimed;
    }

    /** Does one batch; false when there is none left. */
    boolean step() throws IOException {
        CaseSource file = source == null ? open() : source;
        List<FoundCase> batch = file.next();
        if (batch != null) {
            keep(batch);
        }
        save();
        return batch != null;
    }

    private CaseSource open() throws IOException {
        CaseSource file = opening.apply(this);
        source = file;
        keepWorkers(file);
        return file;
    }

    /** What has been found, and how far it is. */
    void save() {
        CaseSource file = Objects.requireNonNull(source);
        Progress progress = new Progress(file.rowsRead(), written, unchanged, refused, file.progress());
        List<Finding> found = errors;
        List<Finding> noted = notes;
        errors = new ArrayList<>();
        notes = new ArrayList<>();
        await(runs.advance(claimed, progress, found, noted));
    }

    private void keepWorkers(CaseSource file) throws IOException {
        Map<WorkerDocument, byte[]> workers = new HashMap<>(file.workers());
        Map<String, byte[]> hashes = new HashMap<>();
        workers.forEach((worker, hash) -> hashes.put(idOf(worker), hash));
        Known known = await(cases.knownWorkers(hashes, claimed.id()));
        workers.keySet()
                .removeIf(worker ->
                        known.before().contains(idOf(worker)) || known.byThis().contains(idOf(worker)));
        if (!claimed.dryRun()) {
            for (Outcome outcome : await(cases.keepWorkers(workers, this))) {
                outcome.errors()
                        .forEach(error -> found(new Finding(
                                Table.WORKERS.file(), 0, error.field(), null, outcome.id() + " " + error.message())));
            }
        }
    }

    private static String idOf(WorkerDocument worker) {
        String id = worker.id();
        return id == null ? "" : id;
    }

    private void keep(List<FoundCase> batch) {
        Map<String, FoundCase> byId = new HashMap<>();
        List<SaidCase> said = new ArrayList<>();
        for (FoundCase found : batch) {
            byId.put(found.id(), found);
            try {
                SaidCase each = found.reading().read();
                Errors wrong = new Errors();
                cases.check(each, wrong);
                wrong.throwIfAny();
                said.add(each);
            } catch (Problem wrong) {
                settle(Outcome.refused(found.id(), wrong.errors()), found.origins());
            }
        }
        for (Outcome outcome : await(claimed.dryRun() ? cases.examine(said) : cases.keep(said, this))) {
            FoundCase found = byId.get(outcome.id());
            if (found != null) {
                settle(outcome, found.origins());
            }
        }
    }

    private void settle(Outcome outcome, Origins origins) {
        switch (outcome.result()) {
            case WRITTEN -> written++;
            case UNCHANGED -> unchanged++;
            case REFUSED -> refused++;
        }
        for (FieldError error : outcome.errors()) {
            found(origins.of(error));
        }
        for (FieldError note : outcome.notes()) {
            add(notes, origins.of(note));
        }
    }

    @Override
    public Set<String> differing(Map<String, byte[]> hashes) {
        Known known = await(cases.knownCases(hashes, claimed.id()));
        unchanged += known.before().size();
        written += known.byThis().size();
        Set<String> differing = new HashSet<>(hashes.keySet());
        differing.removeAll(known.before());
        differing.removeAll(known.byThis());
        return differing;
    }

    @Override
    public void stillReading() {
        long now = System.nanoTime();
        if (now - renewed > RENEW_AFTER.toNanos()) {
            await(runs.renew(claimed));
            renewed = now;
        }
    }

    @Override
    public void found(Finding finding) {
        add(errors, finding);
    }

    @Override
    public void refused(Finding finding) {
        refused++;
        found(finding);
    }

    private void add(List<Finding> list, Finding finding) {
        if (findings++ < MOST_FINDINGS) {
            list.add(finding);
        }
    }

    @Override
    public UUID importId() {
        return claimed.id();
    }

    @Override
    public Viewer sender() {
        return claimed.sender();
    }

    @Override
    public Uni<Void> confirm(Mutiny.Session session) {
        return ImportRuns.confirm(session, claimed);
    }

    void close() throws IOException {
        if (source != null) {
            source.close();
        }
    }
}
