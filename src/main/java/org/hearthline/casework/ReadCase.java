package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;

/** A case as it is kept, for those who may see it. */
@Singleton
public class ReadCase {

    private final Transactions transactions;
    private final Cases cases;

    ReadCase(Transactions transactions, Cases cases) {
        this.transactions = transactions;
        this.cases = cases;
    }

    /**
     * A case and what its people are called.
     *
     * @param document with the orders that are in force, and none that was entered in error
     */
    public record Told(CaseDocument document, Names names) {

        /** All their names, whole. */
        public List<String> people() {
            return Stream.concat(
                            document.participants().stream().map(CaseDocument.ParticipantDocument::name),
                            document.children().stream().map(CaseDocument.ChildDocument::name))
                    .flatMap(Stream::ofNullable)
                    .toList();
        }
    }

    /** Fails with a 404 problem where the case is not the viewer's. */
    public Uni<Told> read(Viewer viewer, String caseId) {
        return transactions.read(session -> cases.document(session, viewer, caseId)
                .chain(kept -> cases.names(session, Set.of(caseId)).map(names -> new Told(kept.document(), names))));
    }
}
