package org.hearthline.message;

import static java.time.ZoneOffset.UTC;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hearthline.message.channel.Attempt;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a carrier tells of messages that it was given. Statuses only move forward: reports that come twice, late or in any order
 * lead to one state.
 */
@Singleton
public class Deliveries {

    /**
     * A report proves that the carrier has the message, whatever we thought of that attempt: also one of an earlier attempt ends the
     * wait for the next.
     */
    private static final String MOVE_FORWARD = """
            with moved as (
                update message
                set status = $3, reason = $4, evidence = null, queued = false, carrier_id = coalesce($5, carrier_id),
                    final_at = case when $3 = 'SENT' then coalesce(final_at, $6) else $6 end
                where id = $1 and attempts >= $2
                  and array_position(array['SENT', 'UNDELIVERED', 'FAILED', 'DELIVERED'], $3)
                      > coalesce(array_position(array['SENT', 'UNDELIVERED', 'FAILED', 'DELIVERED'], status), 0)
                returning id, recipient_kind, carrier_id, channel, purpose, trace),
            settled as (
                delete from unsettled where message_id in (select id from moved)),
            forgotten as (
                insert into redaction (carrier_id, due_at) select carrier_id, $6 from moved where $3 <> 'SENT' and carrier_id is not null
                on conflict do nothing),
            told as (
                insert into message_outcome (message_id, at, attempt, status, reason)
                select id, $6, $2, $3, $4 from moved)
            select recipient_kind, channel, purpose, trace from moved
            """;

    private final List<TaskDesk> desks;
    private final MessageMeters meters;
    private final MessageTraces traces;

    Deliveries(@All List<TaskDesk> desks, MessageMeters meters, MessageTraces traces) {
        this.desks = desks;
        this.meters = meters;
        this.traces = traces;
    }

    /**
     * What the carrier says of one attempt.
     *
     * @param reason a code for what went wrong, where something did
     */
    public record Report(
            Attempt attempt,
            @Nullable String carrierId,
            Delivery delivery,
            @Nullable String reason) {}

    /** Whether the report told anything new. */
    public Uni<Boolean> report(SqlConnection transaction, Report report, Instant now) {
        return transaction
                .preparedQuery(MOVE_FORWARD)
                .execute(Tuple.from(Arrays.asList(
                        report.attempt().messageId(),
                        report.attempt().number(),
                        statusOf(report.delivery()).name(),
                        report.reason(),
                        report.carrierId(),
                        now.atOffset(UTC))))
                .invoke(moved -> moved.forEach(row -> count(row, report)))
                .chain(moved -> raise(transaction, report, moved, now).replaceWith(moved.size() > 0));
    }

    private void count(Row row, Report report) {
        Channel channel = Channel.valueOf(row.getString("channel"));
        MessageStatus status = statusOf(report.delivery());
        String reason = report.reason();
        traces.told(report.attempt().messageId(), channel, row.getString("trace"), status, reason);
        meters.recorded(channel, Purpose.valueOf(row.getString("purpose")), status, reason);
        if (reason != null) {
            meters.carrierError(channel, reason);
        }
    }

    /** A worker hears of what did not reach a parent. */
    private Uni<Void> raise(SqlConnection transaction, Report report, RowSet<Row> moved, Instant now) {
        List<TaskDesk.Raised> tasks = new ArrayList<>();
        for (Row row : moved) {
            if (isFailure(report.delivery())
                    && row.getString("recipient_kind").equals(Recipient.Kind.PARTICIPANT.name())) {
                tasks.add(new TaskDesk.Raised(report.attempt().messageId(), TaskDesk.Reason.NOT_DELIVERED));
            }
        }
        return TaskDesk.raise(desks, transaction, tasks, now);
    }

    private static boolean isFailure(Delivery delivery) {
        return switch (delivery) {
            case UNDELIVERED, FAILED -> true;
            case TAKEN, SENT, DELIVERED -> false;
        };
    }

    private static MessageStatus statusOf(Delivery delivery) {
        return switch (delivery) {
            case TAKEN, SENT -> MessageStatus.SENT;
            case UNDELIVERED -> MessageStatus.UNDELIVERED;
            case FAILED -> MessageStatus.FAILED;
            case DELIVERED -> MessageStatus.DELIVERED;
        };
    }
}
