package org.hearthline.casework;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hearthline.message.Fence;
import org.hearthline.message.Fence.Forbidden;
import org.hearthline.message.GateReasons;
import org.hearthline.message.InboundText;
import org.hearthline.message.InboundTexts;
import org.hearthline.message.Keyword;
import org.hearthline.message.OptOuts;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Lookup;
import org.hearthline.platform.Role;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What workers say of their own texts (POLICY 4): STOP ends them and never the e-mail, and only the worker's START, from the phone
 * itself, has them come again.
 */
@Singleton
class StaffTexts implements InboundTexts, OptOuts {

    private static final String KNOWN = """
            select id from worker where phone_hash = $1 order by id
            """;

    private static final String STOP = """
            update worker set texts_stopped_at = $2 where id = any($1) and (texts_stopped_at is null or texts_stopped_at < $2)
            """;

    /** A START that comes to us late undoes no STOP that was written after it. */
    private static final String START = """
            update worker set texts_stopped_at = null where id = any($1) and texts_stopped_at <= $2
            """;

    private final Lookup lookup;
    private final Fence fence;

    StaffTexts(Lookup lookup, Fence fence) {
        this.lookup = lookup;
        this.fence = fence;
    }

    @Override
    public Uni<Boolean> take(SqlConnection transaction, InboundText text, Instant now) {
        return lookup.phone(text.from())
                .chain(hash -> transaction.preparedQuery(KNOWN).execute(Tuple.of(Buffer.buffer(hash))))
                .map(StaffTexts::ids)
                .chain(workers -> workers.length == 0
                        ? Uni.createFrom().item(false)
                        : follow(transaction, workers, text, now).replaceWith(true));
    }

    @Override
    public boolean knows(Recipient.Kind kind) {
        return switch (kind) {
            case WORKER -> true;
            case PARTICIPANT, UNIT -> false;
        };
    }

    @Override
    public Uni<Void> optedOut(
            SqlConnection transaction,
            Recipient recipient,
            Channel channel,
            @Nullable UUID addressId,
            String how,
            Instant now) {
        return switch (channel) {
            case SMS -> stop(transaction, new String[] {recipient.id()}, now, Transactions.SERVICE, now);
            // The worker's e-mail is the agency's own and carries their duties: it has no end.
            case EMAIL -> Uni.createFrom().voidItem();
        };
    }

    /** Whatever else a worker writes asks for nothing: there is no conversation with staff. */
    private Uni<Void> follow(SqlConnection transaction, String[] workers, InboundText text, Instant now) {
        @Nullable Keyword keyword = text.keyword();
        return keyword == null
                ? Uni.createFrom().voidItem()
                : switch (keyword) {
                    case STOP -> stop(transaction, workers, text.receivedAt(), writer(workers), now);
                    case START ->
                        write(
                                transaction,
                                START,
                                Tuple.of(workers, text.receivedAt().atOffset(UTC)),
                                writer(workers),
                                now);
                    case HELP -> Uni.createFrom().voidItem();
                };
    }

    private Uni<Void> stop(SqlConnection transaction, String[] workers, Instant saidAt, Viewer actor, Instant now) {
        return write(transaction, STOP, Tuple.of(workers, saidAt.atOffset(UTC)), actor, now)
                .chain(() -> InTurn.each(List.of(workers), worker -> fence.cancel(transaction, texts(worker))));
    }

    private static Forbidden texts(String worker) {
        return new Forbidden(
                new Recipient(Recipient.Kind.WORKER, worker), null, Channel.SMS, null, GateReasons.OPTED_OUT, null);
    }

    private static Uni<Void> write(SqlConnection transaction, String sql, Tuple values, Viewer actor, Instant now) {
        return Transactions.nameActor(transaction, actor, now)
                .chain(() -> transaction.preparedQuery(sql).execute(values))
                .replaceWithVoid();
    }

    /** The worker, unless several share the phone: then nobody knows who of them wrote. */
    private static Viewer writer(String[] workers) {
        return workers.length == 1 ? new Viewer(workers[0], Role.WORKER) : Transactions.SERVICE;
    }

    private static String[] ids(RowSet<Row> rows) {
        return Rows.stream(rows).map(row -> row.getString("id")).toArray(String[]::new);
    }
}
