package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;

/**
 * Lets the meetings of a case that was handed on follow it. One without a settled time goes to the case's worker, whom the open times are
 * then looked up for; one that is settled stays with whom the family expects, until somebody changes it.
 */
@Singleton
public class HandOver {

    private static final String FOLLOW = """
            update meeting m set worker_id = w.id, version = m.version + 1
            from case_file c join worker w on w.id = c.worker_id
            where c.id = $1 and m.case_id = c.id and m.worker_id <> w.id and m.status in ('PROPOSED', 'NEEDS_TIMES')
              and not exists (select from booking b where b.meeting_id = m.id)
            """;

    private final Transactions transactions;

    HandOver(Transactions transactions) {
        this.transactions = transactions;
    }

    /** To be called once the case is handed on, in a transaction of its own: who changes a meeting holds it before its case. */
    public Uni<Void> follow(Viewer writer, String caseId) {
        return transactions.writeOnPool(writer, transaction -> follow(transaction, caseId));
    }

    private static Uni<Void> follow(SqlConnection transaction, String caseId) {
        return transaction.preparedQuery(FOLLOW).execute(Tuple.of(caseId)).replaceWithVoid();
    }
}
