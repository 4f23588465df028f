package org.hearthline.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.newId;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hearthline.Database;
import org.hearthline.message.text.PlaceKind;
import org.hearthline.platform.Transactions;
import org.junit.jupiter.api.Test;

/** Two parents of two meetings choose the last time of one worker at once. */
@QuarkusTest
class LastTimeTest extends MeetingSituation {

    @Inject
    MeetingRows rows;

    private static final int TIMES = 1_000;
    private static final int SIDE_BY_SIDE = 8;

    private record Race(String one, String other, Instant at) {}

    @Test
    void lastTimeChosenByTwoAtOnce_isSettledForExactlyOneEachTime() {
        Instant first = Instant.parse("2026-11-06T00:00:00Z");
        List<Race> races = IntStream.range(0, TIMES)
                .mapToObj(i -> new Race(newId("M"), newId("M"), first.plusSeconds(600L * i)))
                .toList();
        races.forEach(race -> {
            add(race.one(), mother, race.at());
            add(race.other(), father, race.at());
        });

        List<List<Answered>> answers = Multi.createFrom()
                .iterable(races)
                .onItem()
                .transformToUni(this::run)
                .merge(SIDE_BY_SIDE)
                .collect()
                .asList()
                .await()
                .indefinitely();

        assertThat(answers).hasSize(TIMES).allSatisfy(each -> assertThat(each)
                .containsExactlyInAnyOrder(Answered.SETTLED, Answered.NONE_LEFT));
        assertThat(Database.query("select 1 from booking where person = ?", "worker:" + worker))
                .hasSize(TIMES);
    }

    private Uni<List<Answered>> run(Race race) {
        return Uni.join()
                .all(choosing(race.one(), mother, race.at()), choosing(race.other(), father, race.at()))
                .andCollectFailures();
    }

    private Uni<Answered> choosing(String meeting, String participant, Instant at) {
        return pool.withTransaction(
                transaction -> meetings.choose(transaction, meeting, participant, at, clock.instant()));
    }

    private void add(String meeting, String participant, Instant at) {
        pool.withTransaction(transaction -> {
                    KeptMeeting kept = new KeptMeeting(
                            meeting,
                            caseId,
                            MeetingKind.VISIT,
                            worker,
                            PlaceKind.OFFICE,
                            10,
                            ZoneId.of("America/Chicago"),
                            ZoneId.of("America/Chicago"));
                    kept.slots.add(at);
                    kept.fingerprint = Buffer.buffer();
                    UUID token = UUID.randomUUID();
                    kept.attendees.add(new KeptAttendee(participant, true, token, Buffer.buffer(token.toString())));
                    return rows.insert(transaction, kept, Transactions.SERVICE, clock.instant());
                })
                .await()
                .indefinitely();
    }
}
