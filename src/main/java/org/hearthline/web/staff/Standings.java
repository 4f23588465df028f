package org.hearthline.web.staff;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hearthline.platform.Rows;
import org.hearthline.web.staff.DueItem.Consent;
import org.hearthline.web.staff.DueItem.Standing;

/** How things stand with the participants of some cases: one statement for a whole list. */
@Singleton
class Standings {

    private static final String SELECT = """
            with mine as (select id, time_zone from case_file where %s and id = any ($3))
            select p.case_id, p.participant_id, p.role,
                   array(select distinct s.kind from circumstance s
                         where s.case_id = p.case_id and s.participant_id = p.participant_id
                           and s.from_on <= ($4 at time zone c.time_zone)::date
                           and (s.to_on is null or s.to_on > ($4 at time zone c.time_zone)::date)
                         order by s.kind) as circumstances,
                   (select max(x.on_date) from contact x
                    where x.case_id = p.case_id and x.outcome = 'COMPLETED' and p.participant_id = any (x.participant_ids)) as last_contact,
                   (select max(x.on_date) from contact x
                    where x.case_id = p.case_id and p.participant_id = any (x.participant_ids)) as last_try,
                   m.meeting_id, m.settled_at,
                   (select o.id from meeting o join meeting_attendee a on a.meeting_id = o.id
                    where o.case_id = p.case_id and a.participant_id = p.participant_id and a.settled_at is null
                      and o.status in ('PROPOSED', 'NEEDS_TIMES')
                    order by o.created_at desc limit 1) as open_meeting,
                   array(select a.channel || ' ' || a.consent from address a
                         where a.participant_id = p.participant_id and a.position is not null
                         order by a.position) as consents,
                   (select max(r.received_at) from reply r
                    where r.case_id = p.case_id and r.participant_id = p.participant_id) as replied_at,
                   exists (select from task t
                           where t.case_id = p.case_id and t.participant_id = p.participant_id and t.kind = 'PARENT'
                             and t.status = 'OPEN') as waits
            from mine c join case_participant p on p.case_id = c.id
                left join lateral (
                    select s.meeting_id, s.settled_at from settled_meeting s
                    where s.case_id = p.case_id and s.participant_id = p.participant_id and s.settled_at > $4
                    order by s.settled_at limit 1) m on true
            """.formatted(Sight.CASES);

    private final Pool pool;

    Standings(Pool pool) {
        this.pool = pool;
    }

    /** Who it is about. */
    record Who(String caseId, String participantId) {}

    Uni<Map<Who, Standing>> of(Reader reader, Collection<String> caseIds) {
        return pool.preparedQuery(SELECT)
                .execute(Tuple.of(
                        reader.viewer().role().name(),
                        reader.viewer().id(),
                        caseIds.toArray(String[]::new),
                        reader.now().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Map<Who, Standing> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            new Who(row.getString("case_id"), row.getString("participant_id")), standing(row)));
                    return found;
                });
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getString("role"),
                List.of(row.getArrayOfStrings("circumstances")),
                row.getLocalDate("last_contact"),
                row.getLocalDate("last_try"),
                row.getString("meeting_id"),
                Rows.instant(row, "settled_at"),
                row.getString("open_meeting"),
                Arrays.stream(row.getArrayOfStrings("consents"))
                        .map(each -> each.split(" "))
                        .map(each -> new Consent(each[0], each[1]))
                        .toList(),
                Rows.instant(row, "replied_at"),
                row.getBoolean("waits"));
    }
}
