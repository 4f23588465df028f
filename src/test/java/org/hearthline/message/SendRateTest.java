package org.hearthline.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.hearthline.Database;
import org.hearthline.message.channel.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One bucket for all processes. */
@QuarkusTest
class SendRateTest {

    @Inject
    Pool pool;

    private final SendRate rate = new SendRate(channel -> OptionalInt.of(50));

    @BeforeEach
    void aFullBucket() throws SQLException {
        Database.execute("delete from send_rate");
    }

    @Test
    void fullBucket_holdsWhatMayLeaveInASecond() throws Throwable {
        assertThat(take(0)).isEqualTo(50);
    }

    @Test
    void whatOneProcessTakes_isMissingForTheNext() throws Throwable {
        take(50);
        // As if no time had passed since.
        Database.execute("update send_rate set filled_at = clock_timestamp() + interval '1 minute'");

        assertThat(take(0)).isNegative();
    }

    @Test
    void emptyBucket_fillsUpWithinASecondAndNoFurther() throws Throwable {
        take(50);
        Database.execute("update send_rate set filled_at = clock_timestamp() - interval '0.5 s'");
        assertThat(take(0)).isBetween(25.0, 49.9);

        Database.execute("update send_rate set filled_at = clock_timestamp() - interval '1 hour'");
        assertThat(take(0)).isEqualTo(50);
    }

    @Test
    void channelWithoutARate_isBoundedByTheCarrierAlone() throws Throwable {
        SendRate unbounded = new SendRate(channel -> OptionalInt.empty());

        double tokens = VertxContextSupport.subscribeAndAwait(
                () -> pool.withTransaction(transaction -> unbounded.tokens(transaction, Channel.SMS)));

        assertThat(tokens).isInfinite();
    }

    /** What the bucket held before so many were taken. */
    private double take(int count) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> pool.withTransaction(transaction -> rate.tokens(transaction, Channel.SMS)
                        .call(tokens -> rate.leave(transaction, Channel.SMS, tokens - count))));
    }
}
