package org.hearthline.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearthline.message.AddressBook;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** Opens the one address of a participant that a message is for. There is no second one to try: consent is for that address. */
@Singleton
class ParentAddressBook implements AddressBook {

    private final Pool pool;
    private final Addresses addresses;
    private final Sealing sealing;

    ParentAddressBook(Pool pool, Addresses addresses, Sealing sealing) {
        this.pool = pool;
        this.addresses = addresses;
        this.sealing = sealing;
    }

    @Override
    public boolean knows(Recipient.Kind kind) {
        return switch (kind) {
            case PARTICIPANT -> true;
            case WORKER, UNIT -> false;
        };
    }

    @Override
    public Uni<List<String>> addressesOf(Recipient recipient, Channel channel, @Nullable UUID addressId) {
        return addressId == null
                ? Uni.createFrom().item(List.of())
                : pool.withConnection(
                        connection -> addresses.find(connection, addressId).chain(address -> sealing.key(
                                        connection, Sealing.person(recipient.id()))
                                .map(keys -> address.flatMap(found -> Optional.ofNullable(found.open(keys)))
                                        .map(List::of)
                                        .orElse(List.of()))));
    }
}
