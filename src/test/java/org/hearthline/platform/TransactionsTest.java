package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writers side by side. */
@QuarkusTest
class TransactionsTest {

    /** More than there are connections. */
    private static final int TIMES = 15;

    @Inject
    Transactions transactions;

    @Test
    void writersThatAreCancelledSinceOneFails_giveTheirConnectionsBack() throws Throwable {
        for (int i = 0; i < TIMES; i++) {
            String failure = VertxContextSupport.subscribeAndAwait(() -> Multi.createFrom()
                    .items(IntStream.range(0, 4).boxed())
                    .onItem()
                    .transformToUni(number -> transactions.writeBeside(
                            Transactions.SERVICE, session -> session.createNativeQuery("select 1", Integer.class)
                                    .getSingleResult()
                                    .chain(one -> number == 3
                                            ? Uni.createFrom()
                                                    .<Integer>failure(new IllegalStateException("one of four"))
                                            : Uni.createFrom().<Integer>nothing())))
                    .merge(4)
                    .collect()
                    .asList()
                    .map(all -> "none")
                    .onFailure(IllegalStateException.class)
                    .recoverWithItem(Throwable::getMessage));
            assertThat(failure).isEqualTo("one of four");
        }

        int two = VertxContextSupport.subscribeAndAwait(() ->
                transactions.write(Transactions.SERVICE, session -> session.createNativeQuery("select 2", Integer.class)
                        .getSingleResult()));
        assertThat(two).isEqualTo(2);
    }
}
