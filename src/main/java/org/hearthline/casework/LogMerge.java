package org.hearthline.casework;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Problem.FieldError;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is logged of a case to what the case system says: what it names for the first time is added, and what it had said itself
 * it may say otherwise. What a worker logged or corrected stays (CONTRACT, "Case document"), and what it leaves out does too: a log
 * only grows.
 */
final class LogMerge<D extends LogDocument<D>, R extends LogEntry<D>> {

    private final Logbook<D, R> book;
    private final String field;
    private final KeptCase kept;
    private final Viewer writer;
    private final Sealing.Keys keys;
    private final Errors errors = new Errors();
    private final List<R> added = new ArrayList<>();
    private final List<ChangedFact> changed = new ArrayList<>();
    private final List<FieldError> notes = new ArrayList<>();

    LogMerge(Logbook<D, R> book, String field, KeptCase kept, Viewer writer, Sealing.Keys keys) {
        this.book = book;
        this.field = field;
        this.kept = kept;
        this.writer = writer;
        this.keys = keys;
    }

    /**
     * @param changed what was recorded or said otherwise
     * @param notes what was left as it is, since a worker said it
     */
    record Merged(List<ChangedFact> changed, List<FieldError> notes) {

        Merged and(Merged other) {
            return new Merged(
                    Stream.concat(changed.stream(), other.changed.stream()).toList(),
                    Stream.concat(notes.stream(), other.notes.stream()).toList());
        }
    }

    /** Changes rows in the session; fails with a problem that names each entry which cannot be taken. */
    Uni<Merged> into(Mutiny.Session session, List<D> said) {
        if (said.isEmpty()) {
            return Uni.createFrom().item(new Merged(List.of(), List.of()));
        }
        return existing(session, said)
                .invoke(rows -> CaseDocument.eachOf(
                        field, said, (path, entry) -> say(path, entry, rows.get(Objects.requireNonNull(entry.id())))))
                .invoke(rows -> errors.throwIfAny())
                .chain(rows -> session.persistAll(added.toArray()))
                .replaceWith(() -> new Merged(changed, notes));
    }

    private Uni<Map<String, R>> existing(Mutiny.Session session, List<D> said) {
        return session.createQuery("from " + book.rowType().getSimpleName() + " where id in :ids", book.rowType())
                .setParameter("ids", said.stream().map(LogDocument::id).toList())
                .getResultList()
                .map(rows -> rows.stream().collect(toMap(row -> row.id, Function.identity())));
    }

    private void say(String path, D entry, @Nullable R row) {
        if (keys.isErased(book.owner(Objects.requireNonNull(entry.id())))) {
            return;
        }
        if (row == null) {
            book.check(entry, kept, errors.within(path));
            if (errors.isEmpty()) {
                add(book.row(keys, kept.file().id, writer, entry));
            }
        } else if (!row.caseId.equals(kept.file().id)) {
            errors.add(path + ".id", "is taken by a " + book.kind() + " of another case");
        } else if (!book.isSaidBy(keys, row, entry)) {
            sayAnew(path, entry, row);
        }
    }

    private void add(R row) {
        added.add(row);
        book.addTo(kept, row);
        changed.add(book.recorded(row));
    }

    private void sayAnew(String path, D entry, R row) {
        if (!book.isStillAsSaidBy(keys, row, writer)) {
            notes.add(new FieldError(path, "differs from what a worker logged or corrected, which stays"));
            return;
        }
        book.check(entry, kept, errors.within(path));
        if (errors.isEmpty()) {
            changed.add(book.sayAnew(keys, row, entry));
        }
    }
}
