package org.hearthline;

import io.quarkus.test.junit.callback.QuarkusTestAfterAllCallback;
import io.quarkus.test.junit.callback.QuarkusTestContext;
import java.sql.SQLException;
import java.util.List;

/**
 * Lets the cases of a test class rest when it is over: nothing of theirs falls due any more, so that the next class, which moves the
 * clock on by days, has only its own to plan anew.
 */
public class CasesAtRest implements QuarkusTestAfterAllCallback {

    private static final List<String> REST = List.of(
            "update plan set due_at = null where due_at is not null",
            "update reminder set status = 'CANCELLED' where status = 'PLANNED'");

    @Override
    public void afterAll(QuarkusTestContext context) {
        try {
            for (String statement : REST) {
                Database.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
