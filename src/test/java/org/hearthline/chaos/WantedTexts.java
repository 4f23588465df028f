package org.hearthline.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hearthline.chaos.Script.Text;

/** Puts texts into the outbox, as a use case does in its transaction. */
final class WantedTexts {

    private static final String ENQUEUE = """
            with wanted as (
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                    as t(id, purpose, participant_id, case_id, created_at, due_at)),
            keys as (
                insert into message_key (key, message_id) select 'chaos|' || id, id from wanted on conflict do nothing),
            messages as (
                insert into message (id, purpose, recipient_kind, recipient_id, channel, case_id, status, created_at, due_at,
                                     attempts, queued, address_id)
                select id, purpose, 'PARTICIPANT', participant_id, 'SMS', case_id, 'QUEUED', created_at, due_at, 0, true,
                       (select a.id from address a where a.participant_id = wanted.participant_id)
                from wanted on conflict do nothing),
            recipients as (
                insert into message_recipient (recipient_id, message_id, recipient_kind)
                select participant_id, id, 'PARTICIPANT' from wanted on conflict do nothing)
            insert into message_case (case_id, message_id) select case_id, id from wanted on conflict do nothing
            """;

    private final TrialDatabase database;
    private final Random random = new Random();

    WantedTexts(TrialDatabase database) {
        this.database = database;
    }

    List<UUID> enqueue(List<Text> texts) {
        Instant now = Instant.now();
        List<UUID> ids = texts.stream().map(text -> id(now)).toList();
        database.write(
                ENQUEUE,
                ids.stream().map(UUID::toString).toArray(String[]::new),
                texts.stream().map(text -> text.purpose().name()).toArray(String[]::new),
                texts.stream()
                        .map(text -> CaseLoad.participantId(text.participant()))
                        .toArray(String[]::new),
                texts.stream().map(text -> CaseLoad.caseOf(text.participant())).toArray(String[]::new),
                texts.stream().map(text -> now.toString()).toArray(String[]::new),
                texts.stream().map(text -> now.plus(text.dueAfter()).toString()).toArray(String[]::new));
        return ids;
    }

    /** In the order of their making, like the service's own (UUID version 7). */
    private synchronized UUID id(Instant now) {
        return new UUID(
                (now.toEpochMilli() << 16) | 0x7000 | (random.nextLong() & 0xfff),
                (random.nextLong() >>> 2) | 1L << 63);
    }
}
