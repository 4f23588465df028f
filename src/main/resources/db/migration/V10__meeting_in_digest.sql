-- What a worker's digest says of meetings: which time mutes the reminders of a contact, and which meetings are to be logged.

create index meeting_settled on meeting (at) where status in ('PROPOSED', 'CONFIRMED', 'NEEDS_TIMES') and at is not null;

-- The times that hold, by whom they hold for; the day is the case's.
create view settled_meeting as
select m.case_id, a.participant_id, m.id as meeting_id, a.settled_at, (a.settled_at at time zone c.time_zone)::date as on_date
from meeting m
    join meeting_attendee a on a.meeting_id = m.id
    join case_file c on c.id = m.case_id
where m.status in ('PROPOSED', 'CONFIRMED', 'NEEDS_TIMES') and m.at is not null and a.settled_at is not null;

-- Which digest asked to log a meeting; or until when that waits, for a worker gets one digest a day.
create table meeting_in_digest (
    meeting_id     text        not null references meeting,
    participant_id text        not null,
    settled_at     timestamptz not null,
    message_id     uuid references message,
    waits_until    timestamptz,
    primary key (meeting_id, participant_id, settled_at)
);
create index meeting_in_digest_by_message on meeting_in_digest (message_id) where message_id is not null;

-- What is to be logged, from the next business morning on, and whom that is for as things stand. Once its step is done it has been
-- asked for as a task; a digest that is made then still says it.
create view meeting_to_log as
select concat_ws('|', s.meeting_id, s.participant_id, extract(epoch from s.settled_at)::bigint) as key,
       s.case_id, s.participant_id, s.meeting_id, s.settled_at, s.on_date, d.message_id,
       coalesce(d.waits_until, case when a.step = 'LOG' then a.step_at else s.settled_at end) as asked_from,
       coalesce(w.time_zone, c.time_zone) as time_zone,
       case when w.id is null then 'UNIT' else 'WORKER' end as recipient_kind,
       coalesce(w.id, 'default') as recipient_id
from settled_meeting s
    join meeting_attendee a on a.meeting_id = s.meeting_id and a.participant_id = s.participant_id
    join case_file c on c.id = s.case_id
    left join worker w on w.id = c.worker_id
    left join meeting_in_digest d
        on d.meeting_id = s.meeting_id and d.participant_id = s.participant_id and d.settled_at = s.settled_at;
