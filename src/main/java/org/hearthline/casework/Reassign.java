package org.hearthline.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;

/** Hands a case on to another worker. What is open in it goes along: reminders, tasks and conversations follow the case's worker. */
@Singleton
public class Reassign {

    private final Transactions transactions;
    private final Cases cases;
    private final KeepCase keepCase;
    private final Documents documents;

    Reassign(Transactions transactions, Cases cases, KeepCase keepCase, Documents documents) {
        this.transactions = transactions;
        this.cases = cases;
        this.keepCase = keepCase;
        this.documents = documents;
    }

    /**
     * The case stays as it is save for its worker; to give it to the worker who has it changes nothing. Fails with a 422 problem that
     * names {@code caseId} where the case is not the writer's, or {@code workerId} where the worker is not, and with 412 where the case
     * was changed at the same moment.
     */
    public Uni<Void> reassign(Viewer writer, String caseId, String workerId) {
        return transactions
                .read(session -> cases.document(session, writer, caseId))
                .onFailure(Problem.class)
                .transform(notTheirs -> Problem.invalid("caseId", "is no case of your unit"))
                .chain(kept -> keepCase.keep(writer, handedOn(kept.document(), workerId), current -> kept.version()
                        .equals(current)))
                .replaceWithVoid();
    }

    private CaseDocument handedOn(CaseDocument document, String workerId) {
        ObjectNode tree = documents.tree(document);
        tree.put("workerId", workerId);
        return documents.read(tree, CaseDocument.class);
    }
}
