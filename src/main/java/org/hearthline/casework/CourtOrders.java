package org.hearthline.casework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hearthline.casework.ChangedFact.Kind;
import org.hearthline.message.Fence.Cancelled;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hibernate.reactive.mutiny.Mutiny;

/** Records court orders, ends and corrects them. */
@Singleton
class CourtOrders {

    private static final String KIND = "court order";

    private final Transactions transactions;
    private final CaseRecords cases;
    private final Sealing sealing;
    private final Documents documents;
    private final FactsChange factsChange;
    private final KeptBars bars;

    CourtOrders(
            Transactions transactions,
            CaseRecords cases,
            Sealing sealing,
            Documents documents,
            FactsChange factsChange,
            KeptBars bars) {
        this.transactions = transactions;
        this.cases = cases;
        this.sealing = sealing;
        this.documents = documents;
        this.factsChange = factsChange;
        this.bars = bars;
    }

    /** What to hold while it is not settled whether there is such an order. */
    static String lockOf(String id) {
        return "order " + id;
    }

    /** The order as it stands, and what it cancelled. */
    record Recorded(CourtOrderDocument order, Cancelled cancelled) {}

    Uni<Recorded> record(Viewer writer, String caseId, CourtOrderDocument said) {
        String id =
                Objects.requireNonNullElseGet(said.id(), () -> UUID.randomUUID().toString());
        CourtOrderDocument order = said.withId(id);
        return transactions
                .write(writer, session -> transactions
                        .alone(session, lockOf(id))
                        .chain(() -> lockedCase(session, writer, caseId, "case"))
                        .chain(kept -> said(session, id)
                                .chain(existing -> sealing.keysMade(session, List.of(Sealing.order(id)))
                                        .chain(keys -> existing.isEmpty()
                                                ? add(session, writer, kept, order, keys)
                                                : repeated(caseId, existing, order, keys)))))
                .chain(kept -> bars.settle(caseId).map(cancelled -> new Recorded(kept, cancelled)));
    }

    Uni<Recorded> correct(Viewer writer, String id, JsonNode change) {
        if (!(change instanceof ObjectNode fields)) {
            throw Problem.unreadable("The body must be a JSON object with the fields to change.");
        }
        return transactions
                .write(writer, session -> cases.caseOf(session, KeptCourtOrder.class, id, KIND)
                        .chain(caseId -> lockedCase(session, writer, caseId, KIND))
                        .chain(kept -> sealing.keysMade(session, List.of(Sealing.order(id)))
                                .chain(keys -> correct(session, writer, kept, id, fields, keys))
                                .map(said -> new Said(kept.file().id, said))))
                .chain(said -> bars.settle(said.caseId()).map(cancelled -> new Recorded(said.order(), cancelled)));
    }

    private record Said(String caseId, CourtOrderDocument order) {}

    /** @param sought what there is not when the case is not this writer's: of a hidden one's orders nothing is told either */
    private Uni<KeptCase> lockedCase(Mutiny.Session session, Viewer writer, String caseId, String sought) {
        return cases.lock(session, writer, caseId)
                .map(file -> file.orElseThrow(() -> Problem.notFound(sought)))
                .call(file -> factsChange.aboutToCome(session, List.of(file.id)))
                .chain(file -> cases.load(session, file));
    }

    private static Uni<List<KeptCourtOrder>> said(Mutiny.Session session, String id) {
        return session.createQuery("from KeptCourtOrder where id = :id", KeptCourtOrder.class)
                .setParameter("id", id)
                .getResultList();
    }

    private Uni<CourtOrderDocument> add(
            Mutiny.Session session, Viewer writer, KeptCase kept, CourtOrderDocument order, Sealing.Keys keys) {
        String id = Objects.requireNonNull(order.id());
        KeptCourtOrder row = row(writer, kept, id, behindTheLast(kept));
        row.recorded = keys.seal(Sealing.order(id), documents.text(order));
        row.say(order, keys);
        return changed(session, writer, kept, row, keys, ChangedFact.recorded(Kind.COURT_ORDER, id));
    }

    private Uni<CourtOrderDocument> repeated(
            String caseId, List<KeptCourtOrder> existing, CourtOrderDocument order, Sealing.Keys keys) {
        KeptCourtOrder recorded = existing.stream()
                .filter(row -> row.caseId.equals(caseId)
                        && documents.text(order).equals(keys.open(Sealing.order(row.id), row.recorded)))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("This id is taken by another court order."));
        return Uni.createFrom().item(order.saidBy(recorded.source));
    }

    private Uni<CourtOrderDocument> correct(
            Mutiny.Session session, Viewer writer, KeptCase kept, String id, ObjectNode change, Sealing.Keys keys) {
        KeptCourtOrder own = kept.order(id, Source.of(writer));
        KeptCourtOrder before = Objects.requireNonNullElseGet(own, () -> kept.ordersInForce().stream()
                .filter(order -> order.id.equals(id))
                .findFirst()
                .orElseThrow());
        ObjectNode said = documents.tree(before.document(keys));
        ObjectNode tree = said.deepCopy();
        tree.setAll(change);
        CourtOrderDocument after = documents.read(tree, CourtOrderDocument.class);
        if (!id.equals(after.id())) {
            throw Problem.invalid("id", "cannot be changed");
        }
        KeptCourtOrder row = own != null ? own : row(writer, kept, id, before.position);
        row.say(after, keys);
        return changed(session, writer, kept, row, keys, changedFact(id, said, after));
    }

    private ChangedFact changedFact(String id, ObjectNode before, CourtOrderDocument after) {
        List<String> fields = FactDifference.fields(before, documents.tree(after));
        return Boolean.TRUE.equals(after.enteredInError()) && fields.contains("enteredInError")
                ? new ChangedFact(Kind.COURT_ORDER, id, ChangedFact.Change.ENTERED_IN_ERROR, List.of())
                : ChangedFact.corrected(Kind.COURT_ORDER, id, fields);
    }

    private static int behindTheLast(KeptCase kept) {
        return kept.courtOrders().stream()
                        .mapToInt(order -> order.position)
                        .max()
                        .orElse(-1)
                + 1;
    }

    private static KeptCourtOrder row(Viewer writer, KeptCase kept, String id, int position) {
        KeptCourtOrder row = new KeptCourtOrder(id, Source.of(writer), kept.file().id, position);
        kept.courtOrders().add(row);
        return row;
    }

    private Uni<CourtOrderDocument> changed(
            Mutiny.Session session,
            Viewer writer,
            KeptCase kept,
            KeptCourtOrder row,
            Sealing.Keys keys,
            ChangedFact fact) {
        kept.file().version++;
        return session.persist(row)
                .chain(() -> factsChange.tell(session, List.of(kept), Cause.of(List.of(fact), writer)))
                .replaceWith(() -> row.document(keys));
    }
}
