package org.hearthline.message;

import static java.time.ZoneOffset.UTC;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hearthline.message.Gate.Due;
import org.hearthline.message.channel.CarrierRecords;
import org.hearthline.message.channel.CarrierRecords.Taken;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Faults;
import org.hearthline.platform.Rows;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks for a message among what its carrier has taken. */
@Singleton
class AskCarrier {

    static final String NOT_FOUND = "NOT_FOUND_AT_CARRIER";

    private static final Logger LOG = Logger.getLogger(AskCarrier.class);

    /**
     * What other messages for the same reader are known by at the carrier; nothing of those that it may have just as well, which are also
     * those that a restored database still has to send.
     */
    private static final String OTHERS = """
            select m.carrier_id from message_recipient r join message m on m.id = r.message_id
                left join restored_message d on d.message_id = m.id
            where r.recipient_id = $1 and m.id <> $2 and m.channel = $3
              and (m.carrier_id is not null or m.status in ('SENDING', 'UNKNOWN') or m.queued and d.due_at <= $4)
            """;

    private final Pool pool;
    private final HandingOver handingOver;
    private final Map<Channel, CarrierRecords> records;

    AskCarrier(Pool pool, HandingOver handingOver, @All List<CarrierRecords> records) {
        this.pool = pool;
        this.handingOver = handingOver;
        this.records =
                records.stream().collect(Collectors.toUnmodifiableMap(CarrierRecords::channel, Function.identity()));
    }

    /**
     * What the carrier says.
     *
     * @param nothingLeft whether it has nothing that this message could be
     * @param reason why it was not found; null where nobody could be asked, and what is known already stands
     */
    record Answer(
            @Nullable Taken found,
            boolean nothingLeft,
            @Nullable String reason) {
        private static final Answer NOBODY_TO_ASK = new Answer(null, false, null);
    }

    Uni<Answer> about(Unsettled unsettled) {
        CarrierRecords carrier = records.get(unsettled.message().channel());
        return carrier == null ? Uni.createFrom().item(Answer.NOBODY_TO_ASK) : ask(carrier, unsettled);
    }

    private Uni<Answer> ask(CarrierRecords carrier, Unsettled unsettled) {
        return find(carrier, unsettled).onFailure().recoverWithItem(fault -> {
            Due message = unsettled.message();
            MessageLog.about(
                    message,
                    () -> LOG.warnf(
                            "The carrier could not be asked for message %s: %s", message.id(), Faults.describe(fault)));
            return new Answer(null, false, "CARRIER_NOT_ASKED");
        });
    }

    private Uni<Answer> find(CarrierRecords carrier, Unsettled unsettled) {
        Due message = unsettled.message();
        return handingOver
                .addressesOf(message)
                .chain(addresses -> addresses.isEmpty()
                        ? Uni.createFrom().item(List.<Taken>of())
                        : carrier.takenFor(addresses.get(0), unsettled.from(), unsettled.until()))
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(new Left(List.of(), true))
                        : notAccountedFor(unsettled, taken))
                .chain(left -> match(unsettled, left)
                        .map(found ->
                                new Answer(found.orElse(null), left.taken().isEmpty(), NOT_FOUND)));
    }

    /** @param onlyHere whether no other message for the same reader may be one of them */
    private record Left(List<Taken> taken, boolean onlyHere) {}

    private Uni<Left> notAccountedFor(Unsettled unsettled, List<Taken> taken) {
        Due message = unsettled.message();
        return pool.preparedQuery(OTHERS)
                .execute(Tuple.of(
                        message.recipient().id(),
                        message.id(),
                        message.channel().name(),
                        unsettled.until().atOffset(UTC)))
                .map(rows -> Rows.stream(rows)
                        .map(row -> Optional.ofNullable(row.getString("carrier_id")))
                        .collect(Collectors.toSet()))
                .map(known -> new Left(
                        taken.stream()
                                .filter(each -> !known.contains(Optional.of(each.carrierId())))
                                .toList(),
                        !known.contains(Optional.empty())));
    }

    /** The one with the message's words; as facts may have changed the words since, else the only one there is, where it can be no other's. */
    private Uni<Optional<Taken>> match(Unsettled unsettled, Left left) {
        return left.taken().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : handingOver
                        .compose(unsettled.message(), unsettled.handedOffAt())
                        .map(composed -> left.taken().stream()
                                .filter(each -> composed instanceof Composed.Written written
                                        && written.content().text().equals(each.body()))
                                .findFirst()
                                .or(() -> left.onlyHere()
                                                && left.taken().size() == 1
                                                && mayBe(unsettled, left.taken().get(0))
                                        ? Optional.of(left.taken().get(0))
                                        : Optional.empty()));
    }

    /**
     * Since a restored database knows of no attempt, a text that still has its words, and others, is some other one: the carrier's own
     * answer to a STOP, say. So is one that was taken before this message was due.
     */
    private static boolean mayBe(Unsettled unsettled, Taken taken) {
        Instant dueAt = unsettled.restoredDueAt();
        return !unsettled.restored()
                || taken.body().isEmpty() && dueAt != null && !taken.at().isBefore(dueAt);
    }
}
