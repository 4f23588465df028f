package org.hearthline.message;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.OptionalInt;
import org.hearthline.message.channel.Channel;

/** How many messages of a channel may leave a second: a token bucket for all processes, which holds those of one second. */
@Singleton
class SendRate {

    private static final String MAKE_BUCKET = """
            insert into send_rate (channel, tokens, filled_at) values ($1, $2, clock_timestamp()) on conflict do nothing
            """;

    private static final String LOOK_INTO_BUCKET = """
            select least($2::float8, tokens + $2::float8 * extract(epoch from clock_timestamp() - filled_at)::float8) as tokens
            from send_rate where channel = $1 for update
            """;

    private static final String TAKE_FROM_BUCKET = """
            update send_rate set tokens = $2, filled_at = clock_timestamp() where channel = $1
            """;

    private final SendingRates rates;

    SendRate(SendingRates rates) {
        this.rates = rates;
    }

    /** How many messages may leave at this moment; nobody else takes any until the transaction ends. */
    Uni<Double> tokens(SqlConnection transaction, Channel channel) {
        OptionalInt rate = rates.perSecond(channel);
        if (rate.isEmpty()) {
            return Uni.createFrom().item(Double.POSITIVE_INFINITY);
        }
        double perSecond = rate.getAsInt();
        return transaction
                .preparedQuery(MAKE_BUCKET)
                .execute(Tuple.of(channel.name(), perSecond))
                .chain(() -> transaction.preparedQuery(LOOK_INTO_BUCKET).execute(Tuple.of(channel.name(), perSecond)))
                .map(rows -> rows.iterator().next().getDouble("tokens"));
    }

    Uni<Void> leave(SqlConnection transaction, Channel channel, double left) {
        if (Double.isInfinite(left)) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(TAKE_FROM_BUCKET)
                .execute(Tuple.of(channel.name(), left))
                .replaceWithVoid();
    }
}
