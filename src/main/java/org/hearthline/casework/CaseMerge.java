package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hearthline.casework.CaseDocument.ChildDocument;
import org.hearthline.casework.CaseDocument.CircumstanceDocument;
import org.hearthline.casework.CaseDocument.GuardianshipDocument;
import org.hearthline.casework.CaseDocument.ParticipantDocument;
import org.hearthline.platform.Sealing;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Brings the rows of a case to what a document says, by difference. Of orders, guardianships and circumstances it replaces only what
 * the same source had said (CONTRACT, "Case document"): a fact that the other source holds stays, and is not said twice.
 */
final class CaseMerge {

    private final KeptCase kept;
    private final CaseDocument document;
    private final Source source;
    private final Sealing.Keys keys;
    private final List<Object> added = new ArrayList<>();
    private final List<Object> removed = new ArrayList<>();

    CaseMerge(KeptCase kept, CaseDocument document, Source source, Sealing.Keys keys) {
        this.kept = kept;
        this.document = document;
        this.source = source;
        this.keys = keys;
    }

    /** Changes the rows in memory and in the session; what the session holds is written when it is flushed. */
    Uni<Void> into(Mutiny.Session session) {
        merge();
        return session.removeAll(removed.toArray()).chain(() -> session.persistAll(added.toArray()));
    }

    /** Changes the rows in memory alone, of a case that was empty: what is to be written besides its own row. */
    List<Object> intoEmpty() {
        merge();
        return added;
    }

    private void merge() {
        file(kept.file());
        children();
        participants();
        guardianships();
        circumstances();
        courtOrders();
        noContacts();
    }

    private void file(CaseFile file) {
        file.policy = Objects.requireNonNull(document.policy());
        file.programArea = document.programArea();
        file.county = document.county();
        file.timeZone = document.timeZone().getId();
        file.workerId = document.workerId();
        file.openedOn = document.openedOn();
        file.closedOn = document.closedOn();
    }

    private void children() {
        List<ChildDocument> said = document.children();
        removeUnless(kept.children(), row -> said.stream()
                .anyMatch(child -> child.id().equals(row.childId)));
        for (int i = 0; i < said.size(); i++) {
            ChildDocument child = said.get(i);
            CaseChild row = rowOf(
                    kept.children(),
                    existing -> existing.childId.equals(child.id()),
                    () -> new CaseChild(document.id(), child.id()));
            row.position = i;
            row.name = keys.reseal(Sealing.person(child.id()), row.name, child.name());
            row.joinedOn = child.joinedOn();
            row.leftOn = child.leftOn();
            row.tribalStatus = Objects.requireNonNull(child.tribalStatus());
        }
    }

    private void participants() {
        List<ParticipantDocument> said = document.participants();
        removeUnless(kept.participants(), row -> said.stream()
                .anyMatch(person -> person.id().equals(row.participantId)));
        for (int i = 0; i < said.size(); i++) {
            ParticipantDocument person = said.get(i);
            CaseParticipant row = rowOf(
                    kept.participants(),
                    existing -> existing.participantId.equals(person.id()),
                    () -> new CaseParticipant(document.id(), person.id()));
            row.position = i;
            row.name = keys.reseal(Sealing.person(person.id()), row.name, person.name());
            row.role = person.role();
            row.custodial = person.custodial();
            row.language = person.language();
            row.timeZone = person.timeZone() == null ? null : person.timeZone().getId();
            row.joinedOn = person.joinedOn();
            row.leftOn = person.leftOn();
            row.childIds = person.childIds().toArray(String[]::new);
            row.contactEveryDays = person.contactEveryDays();
            row.safetyFlag = Boolean.TRUE.equals(person.safetyFlag());
        }
    }

    private void guardianships() {
        record Said(String childId, GuardianshipDocument guardianship) {}
        List<Said> said = document.children().stream()
                .flatMap(child -> child.guardianship().stream().map(each -> new Said(child.id(), each)))
                .toList();
        mergeSaid(
                kept.guardianships(),
                said,
                row -> row.source,
                (row, each) -> row.childId.equals(each.childId())
                        && row.kind == each.guardianship().kind()
                        && row.from.equals(each.guardianship().from())
                        && Objects.equals(row.to, each.guardianship().to())
                        && Objects.equals(row.evidence, each.guardianship().evidence()),
                (row, position) -> row.position = position,
                (each, position) ->
                        new KeptGuardianship(document.id(), position, each.childId(), each.guardianship(), source));
    }

    private void circumstances() {
        record Said(String participantId, CircumstanceDocument circumstance) {}
        List<Said> said = document.participants().stream()
                .flatMap(person -> person.circumstances().stream().map(each -> new Said(person.id(), each)))
                .toList();
        mergeSaid(
                kept.circumstances(),
                said,
                row -> row.source,
                (row, each) -> row.participantId.equals(each.participantId())
                        && row.kind == each.circumstance().kind()
                        && row.from.equals(each.circumstance().from())
                        && Objects.equals(row.to, each.circumstance().to())
                        && Objects.equals(
                                keys.open(Sealing.person(row.participantId), row.note),
                                each.circumstance().note()),
                (row, position) -> row.position = position,
                (each, position) -> new KeptCircumstance(
                        document.id(), position, each.participantId(), each.circumstance(), source, keys));
    }

    private void courtOrders() {
        List<CourtOrderDocument> said = document.courtOrders();
        removeUnless(
                kept.courtOrders(),
                row -> row.source != source
                        || row.enteredInError
                        || said.stream().anyMatch(order -> row.id.equals(order.id())));
        for (int i = 0; i < said.size(); i++) {
            CourtOrderDocument order = said.get(i);
            String id = Objects.requireNonNull(order.id());
            boolean saidByTheOther = kept.courtOrders().stream()
                    .anyMatch(row -> row.id.equals(id)
                            && row.source != source
                            && row.document(keys).saysTheSameAs(order));
            int position = i;
            if (!saidByTheOther || kept.order(id, source) != null) {
                rowOf(
                                kept.courtOrders(),
                                row -> row.id.equals(id) && row.source == source,
                                () -> new KeptCourtOrder(id, source, document.id(), position))
                        .say(order, keys);
            }
            kept.courtOrders().stream().filter(row -> row.id.equals(id)).forEach(row -> row.position = position);
        }
    }

    private void noContacts() {
        removeUnless(kept.noContacts(), row -> document.noContact().contains(row.document()));
        for (int i = 0; i < document.noContact().size(); i++) {
            CaseDocument.NoContactDocument said = document.noContact().get(i);
            int position = i;
            rowOf(
                            kept.noContacts(),
                            row -> row.document().equals(said),
                            () -> new KeptNoContact(document.id(), position, said))
                    .position = position;
        }
    }

    private <R, S> void mergeSaid(
            List<R> rows,
            List<S> said,
            Function<R, Source> sourceOf,
            BiPredicate<R, S> same,
            ObjIntConsumer<R> place,
            Row<S, R> make) {
        removeUnless(
                rows, row -> sourceOf.apply(row) != source || said.stream().anyMatch(each -> same.test(row, each)));
        for (int i = 0; i < said.size(); i++) {
            S each = said.get(i);
            int position = i;
            place.accept(rowOf(rows, row -> same.test(row, each), () -> make.of(each, position)), position);
        }
    }

    private interface Row<S, R> {
        R of(S said, int position);
    }

    private <R> R rowOf(List<R> rows, Predicate<R> isIt, Supplier<R> make) {
        Optional<R> found = rows.stream().filter(isIt).findFirst();
        return found.orElseGet(() -> {
            R row = make.get();
            rows.add(row);
            added.add(row);
            return row;
        });
    }

    private <R> void removeUnless(List<R> rows, Predicate<R> stays) {
        List<R> gone = rows.stream().filter(stays.negate()).toList();
        rows.removeAll(gone);
        removed.addAll(gone);
    }
}
