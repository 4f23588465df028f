package org.hearthline.record.efforts;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hearthline.casework.ReadCase;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Problem;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hearthline.record.efforts.Addendum.Change;
import org.hearthline.record.efforts.SignOffRows.Kept;
import org.jspecify.annotations.Nullable;

/** Records that were signed off: frozen as they were, each beside what has changed since. */
@Singleton
public class SignOffs {

    private final ReadEfforts efforts;
    private final ReadCase cases;
    private final Transactions transactions;
    private final SignOffRows rows;
    private final Documents documents;
    private final ServiceClock clock;

    SignOffs(
            ReadEfforts efforts,
            ReadCase cases,
            Transactions transactions,
            SignOffRows rows,
            Documents documents,
            ServiceClock clock) {
        this.efforts = efforts;
        this.cases = cases;
        this.transactions = transactions;
        this.rows = rows;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * A record that was signed off.
     *
     * @param note what the signer added
     * @param document the exact bytes that the hash is of, as a JSON document; null once its key was destroyed
     * @param addendum what has changed since within its period
     */
    record Frozen(
            String id,
            LocalDate from,
            LocalDate to,
            String signedBy,
            Instant signedAt,
            String hash,
            @Nullable String note,
            @JsonRawValue @Nullable String document,
            List<Change> addendum) {}

    /**
     * Signs off what {@code POST /cases/{id}/concerted-efforts/sign-offs} takes. Fails with a 404 problem where the case is not the
     * viewer's, 409 where the id is another sign-off's, 422 naming each bad field.
     */
    public Uni<SignOff> sign(Viewer viewer, String caseId, ObjectNode request) {
        return Uni.createFrom().deferred(() -> sign(viewer, caseId, documents.read(request, SignOffRequest.class)));
    }

    Uni<SignOff> sign(Viewer viewer, String caseId, SignOffRequest request) {
        String id = Objects.requireNonNullElseGet(
                request.id(), () -> UUID.randomUUID().toString());
        return cases.read(viewer, caseId)
                .chain(() -> rows.find(id))
                .chain(kept -> kept.isPresent()
                        ? Uni.createFrom().item(() -> same(kept.get(), caseId, request))
                        : efforts.read(viewer, caseId, request.from(), request.to())
                                .chain(record -> freeze(viewer, caseId, id, request, record)));
    }

    private Uni<SignOff> freeze(Viewer viewer, String caseId, String id, SignOffRequest request, EffortsRecord record) {
        FrozenRecord frozen = new FrozenRecord(documents.text(record));
        Instant now = clock.instant();
        return transactions
                .writeOnPool(viewer, transaction -> rows.keep(transaction, caseId, id, request, frozen, viewer, now))
                .chain(() -> rows.find(id))
                .map(kept -> same(kept.orElseThrow(), caseId, request));
    }

    private static SignOff same(Kept kept, String caseId, SignOffRequest request) {
        if (!kept.is(caseId, request)) {
            throw Problem.conflict("This id is taken by another sign-off.");
        }
        return kept.signOff();
    }

    /** A case's, the latest first. Fails with a 404 problem where the case is not the viewer's. */
    public Uni<List<SignOff>> ofCase(Viewer viewer, String caseId) {
        return cases.read(viewer, caseId).chain(() -> rows.ofCase(caseId));
    }

    /** Fails with a 404 problem where the case is not the viewer's, or has no such sign-off. */
    Uni<Frozen> find(Viewer viewer, String caseId, String id) {
        return cases.read(viewer, caseId)
                .chain(() -> rows.find(id))
                .map(found -> found.filter(kept -> kept.caseId().equals(caseId))
                        .orElseThrow(() -> Problem.notFound("sign-off")))
                .chain(kept -> changes(viewer, kept).map(changes -> frozen(kept, changes)));
    }

    private Uni<List<Change>> changes(Viewer viewer, Kept kept) {
        SignOff signOff = kept.signOff();
        @Nullable String document = kept.document();
        return document == null
                ? Uni.createFrom().item(List.of())
                : efforts.read(viewer, kept.caseId(), signOff.from(), signOff.to())
                        .map(now -> Addendum.between(new FrozenRecord(document).record(), now));
    }

    private static Frozen frozen(Kept kept, List<Change> changes) {
        SignOff signOff = kept.signOff();
        return new Frozen(
                signOff.id(),
                signOff.from(),
                signOff.to(),
                signOff.signedBy(),
                signOff.signedAt(),
                signOff.hash(),
                kept.note(),
                kept.document(),
                changes);
    }
}
