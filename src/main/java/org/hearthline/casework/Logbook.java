package org.hearthline.casework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What workers log of a case: contacts, searches. An entry belongs to one case and keeps its id; a repeated request is answered the
 * same, another one under the same id is refused; a correction says why and leaves what was said before in the audit trail.
 *
 * @param <D> the entry as the API reads and answers it
 * @param <R> its row
 */
abstract class Logbook<D extends LogDocument<D>, R extends LogEntry<D>> {

    private final String kind;
    private final ChangedFact.Kind fact;
    private final Class<D> documentType;
    private final Class<R> rowType;
    private final Tools tools;

    /** What every logbook works with. */
    record Tools(
            Transactions transactions,
            CaseRecords cases,
            Sealing sealing,
            Documents documents,
            FactsChange factsChange) {}

    Logbook(String kind, ChangedFact.Kind fact, Class<D> documentType, Class<R> rowType, Tools tools) {
        this.kind = kind;
        this.fact = fact;
        this.documentType = documentType;
        this.rowType = rowType;
        this.tools = tools;
    }

    abstract R row(String id, String caseId, String loggedBy, byte[] fingerprint);

    abstract void addTo(KeptCase kept, R row);

    /** Whether the entry names only people of its case. */
    abstract void check(D document, KeptCase kept, Errors errors);

    Uni<D> log(Viewer writer, String caseId, D said) {
        String id =
                Objects.requireNonNullElseGet(said.id(), () -> UUID.randomUUID().toString());
        D entry = said.withId(id);
        return tools.transactions().write(writer, session -> tools.transactions()
                .alone(session, kind + " " + id)
                .chain(() -> lockedCase(session, writer, caseId, "case"))
                .chain(file -> session.find(rowType, id)
                        .chain(existing -> existing == null
                                ? add(session, writer, file, id, entry)
                                : repeated(session, caseId, id, existing, entry))));
    }

    Uni<D> correct(Viewer writer, String id, JsonNode change) {
        if (!(change instanceof ObjectNode fields)) {
            throw Problem.unreadable("The body must be a JSON object with the fields to change.");
        }
        return tools.transactions().write(writer, session -> tools.cases()
                .caseOf(session, rowType, id, kind)
                .chain(caseId -> lockedCase(session, writer, caseId, kind))
                .chain(file -> tools.cases().load(session, file))
                .chain(kept ->
                        session.find(rowType, id).chain(row -> correct(session, writer, kept, id, row, fields))));
    }

    /** @param sought what there is not when the case is not this writer's: of a hidden one's entries nothing is told either */
    private Uni<CaseFile> lockedCase(Mutiny.Session session, Viewer writer, String caseId, String sought) {
        return tools.cases()
                .lock(session, writer, caseId)
                .map(file -> file.orElseThrow(() -> Problem.notFound(sought)))
                .call(file -> tools.factsChange().aboutToCome(session, List.of(file.id)));
    }

    private Uni<D> add(Mutiny.Session session, Viewer writer, CaseFile file, String id, D entry) {
        return tools.cases().load(session, file).chain(kept -> {
            checkWithin(entry, kept);
            return tools.sealing()
                    .keysMade(session, List.of(Sealing.owner(kind, id)))
                    .chain(keys -> {
                        R row = row(keys, file.id, writer, entry);
                        addTo(kept, row);
                        return session.persist(row)
                                .chain(() -> tell(session, writer, kept, ChangedFact.recorded(fact, id)))
                                .replaceWith(entry);
                    });
        });
    }

    /** The row of an entry whose id nobody has taken. */
    R row(Sealing.Keys keys, String caseId, Viewer writer, D entry) {
        String id = Objects.requireNonNull(entry.id());
        R row = row(id, caseId, writer.id(), seal(keys, id, fingerprint(entry)));
        row.say(entry, seal(keys, id, json(entry)));
        return row;
    }

    /** Whether the request that logged this row said the very same. */
    boolean isSaidBy(Sealing.Keys keys, R row, D entry) {
        return fingerprint(entry).equals(keys.open(owner(row.id), row.fingerprint));
    }

    /** Whether this writer logged the row, and nobody has corrected it since. */
    boolean isStillAsSaidBy(Sealing.Keys keys, R row, Viewer writer) {
        String words = keys.open(owner(row.id), row.words);
        return row.loggedBy.equals(writer.id())
                && words != null
                && isSaidBy(keys, row, tools.documents().read(tools.documents().object(words), documentType));
    }

    /** Says an entry otherwise, as one who said it before may. */
    ChangedFact sayAnew(Sealing.Keys keys, R row, D entry) {
        ObjectNode before = words(keys, row.id, row);
        String after = json(entry);
        row.say(entry, seal(keys, row.id, after));
        row.fingerprint = seal(keys, row.id, fingerprint(entry));
        return ChangedFact.corrected(
                fact, row.id, FactDifference.fields(before, tools.documents().object(after)));
    }

    ChangedFact recorded(R row) {
        return ChangedFact.recorded(fact, row.id);
    }

    String kind() {
        return kind;
    }

    Class<R> rowType() {
        return rowType;
    }

    String owner(String id) {
        return Sealing.owner(kind, id);
    }

    private Uni<D> repeated(Mutiny.Session session, String caseId, String id, R existing, D entry) {
        return tools.sealing().keys(session, List.of(Sealing.owner(kind, id))).map(keys -> {
            String logged = keys.open(Sealing.owner(kind, id), existing.fingerprint);
            if (logged == null && existing.caseId.equals(caseId)) {
                throw Problem.of(
                        410, "Gone", "The words of this " + kind + " were erased; it is kept, and not logged again.");
            }
            boolean same = existing.caseId.equals(caseId) && fingerprint(entry).equals(logged);
            if (!same) {
                throw Problem.conflict("This id is taken by another " + kind + ".");
            }
            return entry;
        });
    }

    private Uni<D> correct(Mutiny.Session session, Viewer writer, KeptCase kept, String id, R row, ObjectNode change) {
        return tools.sealing().keys(session, List.of(Sealing.owner(kind, id))).chain(keys -> {
            ObjectNode before = words(keys, id, row);
            D corrected = merged(before, id, change);
            checkWithin(corrected, kept);
            String after = json(corrected);
            row.say(corrected, seal(keys, id, after));
            List<String> fields =
                    FactDifference.fields(before, tools.documents().object(after));
            return tell(session, writer, kept, ChangedFact.corrected(fact, id, fields))
                    .replaceWith(corrected);
        });
    }

    private Uni<Void> tell(Mutiny.Session session, Viewer writer, KeptCase kept, ChangedFact changed) {
        return tools.factsChange().tell(session, List.of(kept), Cause.of(List.of(changed), writer));
    }

    private ObjectNode words(Sealing.Keys keys, String id, R row) {
        String before = keys.open(Sealing.owner(kind, id), row.words);
        if (before == null) {
            throw Problem.of(410, "Gone", "The words of this " + kind + " were erased; it can no longer be corrected.");
        }
        return tools.documents().object(before);
    }

    private D merged(ObjectNode before, String id, ObjectNode change) {
        ObjectNode tree = before.deepCopy();
        tree.putNull("why");
        tree.setAll(change);
        D corrected = tools.documents().read(tree, documentType);
        if (!id.equals(corrected.id())) {
            throw Problem.invalid("id", "cannot be changed");
        }
        String why = corrected.why();
        if (why == null || why.isBlank()) {
            throw Problem.invalid("why", "must say why it is corrected");
        }
        return corrected;
    }

    private void checkWithin(D entry, KeptCase kept) {
        Errors errors = new Errors();
        check(entry, kept, errors);
        errors.throwIfAny();
    }

    private byte[] seal(Sealing.Keys keys, String id, String value) {
        return Objects.requireNonNull(keys.seal(Sealing.owner(kind, id), value));
    }

    private String json(D entry) {
        return tools.documents().text(entry);
    }

    private String fingerprint(D entry) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(tools.documents().write(entry)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
