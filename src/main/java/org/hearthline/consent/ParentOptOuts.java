package org.hearthline.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.hearthline.message.OptOuts;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Transactions;
import org.jspecify.annotations.Nullable;

/** What a carrier says of a parent's address when it refuses a message for it. */
@Singleton
class ParentOptOuts implements OptOuts {

    private final Addresses addresses;
    private final Consenting consenting;

    ParentOptOuts(Addresses addresses, Consenting consenting) {
        this.addresses = addresses;
        this.consenting = consenting;
    }

    @Override
    public boolean knows(Recipient.Kind kind) {
        return switch (kind) {
            case PARTICIPANT -> true;
            case WORKER, UNIT -> false;
        };
    }

    /** The carrier refuses the number, whoever of those who share it was written to. */
    @Override
    public Uni<Void> optedOut(
            SqlConnection transaction,
            Recipient recipient,
            Channel channel,
            @Nullable UUID addressId,
            String how,
            Instant now) {
        return addressId == null
                ? Uni.createFrom().voidItem()
                : Transactions.nameActor(transaction, Transactions.SERVICE, now)
                        .chain(() -> addresses.find(transaction, addressId))
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : addresses
                                        .lockShared(transaction, found.get().hash())
                                        .chain(sharing -> InTurn.each(
                                                sharing,
                                                each -> consenting.revoke(
                                                        transaction, each, Means.CARRIER, null, now, now))));
    }
}
