package org.hearthline.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hearthline.message.MessageRows.Claimed;
import org.hearthline.message.channel.Channel;
import org.junit.jupiter.api.Test;

class FloorTest {

    private static final Instant EIGHT = Instant.parse("2026-11-24T14:00:00Z");

    @Test
    void claimThatCameBackFull_nextOneBeginsAtTheHighestClaimed() {
        Floor floor =
                Floor.NONE.after(List.of(claimed(EIGHT, 2), claimed(EIGHT.plusSeconds(1), 1), claimed(EIGHT, 9)), 3);

        assertThat(floor.dueAt()).isEqualTo(EIGHT.plusSeconds(1));
        assertThat(floor.id()).isEqualTo(new UUID(0, 1));
    }

    @Test
    void idsOfOneInstant_areOrderedAsPostgresqlOrdersThem() {
        Floor floor = Floor.NONE.after(List.of(claimed(EIGHT, Long.MIN_VALUE), claimed(EIGHT, 7)), 2);

        assertThat(floor.id()).isEqualTo(new UUID(0, Long.MIN_VALUE));
    }

    @Test
    void claimThatCameBackShort_floorIsForgotten() {
        Floor floor = Floor.NONE.after(List.of(claimed(EIGHT, 1)), 1);

        assertThat(floor.after(List.of(claimed(EIGHT, 2)), 2)).isEqualTo(Floor.NONE);
    }

    @Test
    void manyFullClaims_floorIsForgottenEverySoOften() {
        List<Floor> floors = IntStream.range(0, 300)
                .boxed()
                .collect(
                        () -> new java.util.ArrayList<>(List.of(Floor.NONE)),
                        (seen, each) -> seen.add(seen.get(seen.size() - 1).after(List.of(claimed(EIGHT, each)), 1)),
                        (one, other) -> one.addAll(other));

        assertThat(floors.subList(1, 300)).contains(Floor.NONE);
    }

    private static Claimed claimed(Instant dueAt, long id) {
        return new Claimed(
                new Gate.Due(
                        new UUID(0, id),
                        Purpose.WORKER_DIGEST,
                        new Recipient(Recipient.Kind.WORKER, "W-1"),
                        Channel.EMAIL,
                        null,
                        EIGHT,
                        null,
                        null,
                        1),
                dueAt,
                "QUEUED",
                null,
                null,
                null);
    }
}
