package org.hearthline.reminder;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hearthline.casework.BusinessDays;
import org.hearthline.casework.PolicyShelf;
import org.hearthline.platform.Rows;

/**
 * Takes out of a digest what a settled meeting mutes until its day: lead reminders of the contact that it may be, where it is not after
 * the due date (POLICY 4). Each is in the next business morning's digest instead, and is looked at again then: so it is heard of on
 * the meeting's day, or on the morning after the meeting was cancelled.
 */
@Singleton
class Muting {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private static final String MUTED = """
            select r.key, q.due_on, c.policy, coalesce(w.time_zone, c.time_zone) as time_zone
            from reminder r
                join requirement q on q.key = r.requirement_key
                join case_file c on c.id = r.case_id
                left join worker w on w.id = c.worker_id
            where r.message_id = $1 and r.cause = 'LEAD' and q.kind in ('INITIAL_CONTACT', 'ONGOING_CONTACT')
              and exists (
                  select from settled_meeting m
                  where m.case_id = q.case_id and m.participant_id = q.subject
                    and m.on_date > ($2::timestamptz at time zone c.time_zone)::date and m.on_date <= q.due_on)
            """;

    private static final String PUT_OFF = """
            update reminder set status = 'PLANNED', message_id = null, at = $3 where key = $2 and message_id = $1
            """;

    private final Pool pool;
    private final PolicyShelf policies;
    private final BusinessDays businessDays;

    Muting(Pool pool, PolicyShelf policies, BusinessDays businessDays) {
        this.pool = pool;
        this.policies = policies;
        this.businessDays = businessDays;
    }

    Uni<Void> mute(UUID digestId, Instant now) {
        return pool.preparedQuery(MUTED)
                .execute(Tuple.of(digestId, now.atOffset(UTC)))
                .map(rows -> Rows.list(
                        rows,
                        row -> Tuple.of(
                                digestId,
                                row.getString("key"),
                                nextMorning(row, now).atOffset(UTC))))
                .chain(this::putOff);
    }

    private Uni<Void> putOff(List<Tuple> muted) {
        return muted.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(PUT_OFF).executeBatch(muted).replaceWithVoid();
    }

    /** The next business morning in the worker's zone, or the very next one where that would be too late. */
    private Instant nextMorning(Row row, Instant now) {
        ZoneId zone = ZoneId.of(row.getString("time_zone"));
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate next = today.plusDays(1);
        LocalDate business = next;
        while (!businessDays.test(business)) {
            business = business.plusDays(1);
        }
        LocalTime at = policies.find(row.getString("policy"))
                .map(policy -> policy.inForceOn(today).reminders().at())
                .orElse(MORNING);
        return (business.isAfter(row.getLocalDate("due_on")) ? next : business)
                .atTime(at)
                .atZone(zone)
                .toInstant();
    }
}
