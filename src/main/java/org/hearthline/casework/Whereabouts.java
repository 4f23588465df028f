package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hearthline.casework.CaseDocument.CircumstanceDocument;
import org.hearthline.casework.CaseDocument.ParticipantDocument;
import org.hearthline.platform.Problem;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hearthline.policy.CircumstanceKind;

/** Records that a participant went missing or was found: from then on a search is owed, or contact again (31.8 A, second NOTE). */
@Singleton
public class Whereabouts {

    private final Transactions transactions;
    private final Cases cases;
    private final KeepCase keepCase;
    private final ServiceClock clock;

    Whereabouts(Transactions transactions, Cases cases, KeepCase keepCase, ServiceClock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.keepCase = keepCase;
        this.clock = clock;
    }

    /** Missing from today on, in the case's zone; where they are already, nothing changes. A 404 problem where it is not the writer's case. */
    public Uni<Void> missing(Viewer writer, String caseId, String participantId) {
        return change(writer, caseId, participantId, Whereabouts::wentMissing);
    }

    /** Found today; a 409 problem where the case system alone says that they are missing: there it is ended. */
    public Uni<Void> found(Viewer writer, String caseId, String participantId) {
        return change(writer, caseId, participantId, Whereabouts::wasFound);
    }

    private interface Change {
        List<CircumstanceDocument> of(List<CircumstanceDocument> circumstances, LocalDate today);
    }

    /** By the document, at the version that was read: who changed the case meanwhile is not undone. */
    private Uni<Void> change(Viewer writer, String caseId, String participantId, Change change) {
        return transactions
                .read(session -> cases.document(session, writer, caseId))
                .chain(read -> keepCase.keep(
                        writer,
                        changed(read.document(), participantId, change),
                        current -> current != null && current.equals(read.version())))
                .replaceWithVoid();
    }

    private CaseDocument changed(CaseDocument document, String participantId, Change change) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), document.timeZone());
        if (!document.participantIds().contains(participantId)) {
            throw Problem.notFound("participant");
        }
        return document.withParticipants(document.participants().stream()
                .map(person -> person.id().equals(participantId) ? with(person, change, today) : person)
                .toList());
    }

    private static ParticipantDocument with(ParticipantDocument person, Change change, LocalDate today) {
        return person.withCircumstances(change.of(person.circumstances(), today));
    }

    private static List<CircumstanceDocument> wentMissing(List<CircumstanceDocument> known, LocalDate today) {
        if (known.stream().anyMatch(each -> isMissing(each, today))) {
            return known;
        }
        List<CircumstanceDocument> all = new ArrayList<>(known);
        all.add(new CircumstanceDocument(CircumstanceKind.MISSING, today, null, null, null));
        return all;
    }

    private static List<CircumstanceDocument> wasFound(List<CircumstanceDocument> known, LocalDate today) {
        if (known.stream().anyMatch(each -> isMissing(each, today) && each.source() == Source.CASE_SYSTEM)) {
            throw Problem.conflict("The case system says that they are missing: it is ended there.");
        }
        return known.stream()
                .flatMap(each -> isMissing(each, today) ? ended(each, today).stream() : Optional.of(each).stream())
                .toList();
    }

    private static boolean isMissing(CircumstanceDocument each, LocalDate today) {
        return each.kind() == CircumstanceKind.MISSING
                && !each.from().isAfter(today)
                && (each.to() == null || each.to().isAfter(today));
    }

    /** What began today was a mistake. */
    private static Optional<CircumstanceDocument> ended(CircumstanceDocument each, LocalDate today) {
        return each.from().equals(today)
                ? Optional.empty()
                : Optional.of(new CircumstanceDocument(each.kind(), each.from(), today, each.note(), each.source()));
    }
}
