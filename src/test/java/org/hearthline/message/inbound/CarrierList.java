package org.hearthline.message.inbound;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hearthline.message.channel.CarrierRecords;
import org.hearthline.message.channel.Channel;

/** A carrier that can be asked, and at times gives no answer. */
class CarrierList implements CarrierRecords {

    final List<Received> received = new ArrayList<>();
    final List<Instant> askedSince = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();
    boolean silent;

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Uni<List<Taken>> takenFor(String address, Instant from, Instant until) {
        return answer(List.of());
    }

    @Override
    public Uni<List<Received>> receivedSince(Instant from) {
        askedSince.add(from);
        return answer(
                received.stream().filter(each -> !each.at().isBefore(from)).toList());
    }

    @Override
    public Uni<Void> redact(String carrierId) {
        return answer(carrierId).invoke(forgotten::add).replaceWithVoid();
    }

    private <T> Uni<T> answer(T answer) {
        return silent
                ? Uni.createFrom().failure(new IllegalStateException("no answer"))
                : Uni.createFrom().item(answer);
    }
}
