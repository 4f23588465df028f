package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.hearthline.message.AddressBook;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Addresses of staff. Where a worker has none, the unit's fallback address stands in (POLICY 4). */
@Singleton
class StaffAddressBook implements AddressBook {

    private static final Logger LOG = Logger.getLogger(StaffAddressBook.class);

    private final Transactions transactions;
    private final Sealing sealing;
    private final Agency agency;

    StaffAddressBook(Transactions transactions, Sealing sealing, Agency agency) {
        this.transactions = transactions;
        this.sealing = sealing;
        this.agency = agency;
    }

    @Override
    public boolean knows(Recipient.Kind kind) {
        return switch (kind) {
            case WORKER, UNIT -> true;
            case PARTICIPANT -> false;
        };
    }

    @Override
    public Uni<List<String>> addressesOf(Recipient recipient, Channel channel, @Nullable UUID addressId) {
        return switch (channel) {
            case SMS ->
                recipient.kind() == Recipient.Kind.UNIT
                        ? Uni.createFrom().item(List.of())
                        : transactions.read(session -> session.find(KeptWorker.class, recipient.id())
                                .chain(worker -> phonesOf(session, recipient.id(), worker)));
            case EMAIL ->
                recipient.kind() == Recipient.Kind.UNIT
                        ? Uni.createFrom().item(List.of(agency.fallback().of(recipient.id())))
                        : transactions.read(session -> session.find(KeptWorker.class, recipient.id())
                                .chain(worker -> emailsOf(session, recipient.id(), worker)));
        };
    }

    /** None where the worker wants no texts: what is to be said is in their e-mail. */
    private Uni<List<String>> phonesOf(Mutiny.Session session, String id, @Nullable KeptWorker worker) {
        if (worker == null || !worker.isTexted()) {
            return Uni.createFrom().item(List.of());
        }
        return sealing.keys(session, List.of(Sealing.worker(id)))
                .map(keys -> keys.open(Sealing.worker(id), worker.phone))
                .map(phone -> phone == null ? List.of() : List.of(phone));
    }

    private Uni<List<String>> emailsOf(Mutiny.Session session, String id, @Nullable KeptWorker worker) {
        String fallback = agency.fallback().of(worker == null ? null : worker.unit);
        if (worker == null || worker.email == null) {
            LOG.warnf("Worker %s has no e-mail on record: the unit's fallback address stands in", id);
            return Uni.createFrom().item(List.of(fallback));
        }
        return sealing.keys(session, List.of(Sealing.worker(id)))
                .map(keys -> keys.open(Sealing.worker(id), worker.email))
                .map(email -> email == null ? List.of(fallback) : List.of(email, fallback));
    }
}
