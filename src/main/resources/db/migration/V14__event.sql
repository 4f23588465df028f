-- The change feed: what the case system is told. Rows are written by triggers in the transaction of the change, so that no path can
-- forget one. They hold ids, kinds, statuses and dates; never a name, an address, a word, a docket or evidence.

-- In the order of the writing transactions: all whose number is below that of every open transaction are over, so whoever reads no
-- further than that passes over nothing that has yet to commit.
create table event (
    xid     xid8        not null default pg_current_xact_id(),
    seq     bigint      not null generated always as identity,
    id      uuid        not null default gen_random_uuid(),
    at      timestamptz not null,
    type    text        not null,
    subject text        not null,
    data    jsonb       not null,
    primary key (xid, seq)
);

-- Up to where events are gone, and of which life of the database the numbers are: a restored one counts transactions anew.
create table event_feed (
    only_one   boolean primary key default true check (only_one),
    life       uuid    not null,
    pruned_xid xid8    not null,
    pruned_seq bigint  not null
);
insert into event_feed (life, pruned_xid, pruned_seq) values (gen_random_uuid(), '0', 0);

-- To be called after a restore, before the service writes: every cursor ends, and what is kept stands before what is to come.
create function start_feed_anew() returns void language sql as $$
    update event set xid = '0';
    update event_feed set life = gen_random_uuid(), pruned_xid = '0', pruned_seq = 0;
$$;

create function tell(what text, subject text, data jsonb) returns void language sql as $$
    insert into event (at, type, subject, data)
    values (current_setting('hearthline.at')::timestamptz, 'org.hearthline.' || what, subject, jsonb_strip_nulls(data));
$$;

create function tell_contact() returns trigger language plpgsql as $$
begin
    perform tell(case tg_op when 'INSERT' then 'contact.logged' else 'contact.corrected' end, new.id,
        jsonb_build_object('contactId', new.id, 'caseId', new.case_id, 'on', new.on_date, 'at', new.at, 'mode', new.mode,
                           'outcome', new.outcome, 'participantIds', new.participant_ids, 'childIds', new.child_ids));
    return null;
end $$;

create function tell_search() returns trigger language plpgsql as $$
begin
    perform tell(case tg_op when 'INSERT' then 'search.logged' else 'search.corrected' end, new.id,
        jsonb_build_object('searchId', new.id, 'caseId', new.case_id, 'on', new.on_date, 'participantId', new.participant_id));
    return null;
end $$;

-- A worker's first word on an order that the case system has said something of corrects or ends it.
create function tell_order() returns trigger language plpgsql as $$
declare
    told   court_order := case when tg_op = 'DELETE' then old else new end;
    before court_order := case when tg_op <> 'INSERT' then old end;
    what   text := 'removed';
begin
    if tg_op = 'INSERT' then
        select * into before from court_order where id = new.id and source <> new.source;
    end if;
    if tg_op <> 'DELETE' then
        what := case when before.id is null then 'recorded'
                     when before.to_on is null and new.to_on is not null then 'ended'
                     else 'corrected' end;
    end if;
    perform tell('court-order.' || what, told.id,
        jsonb_build_object('orderId', told.id, 'caseId', told.case_id, 'kind', told.kind, 'participantIds', told.participant_ids,
                           'childIds', told.child_ids, 'from', told.from_on, 'to', told.to_on,
                           'enteredInError', told.entered_in_error));
    return null;
end $$;

create function tell_circumstance() returns trigger language plpgsql as $$
declare
    told circumstance := case when tg_op = 'DELETE' then old else new end;
begin
    perform tell(case tg_op when 'DELETE' then 'circumstance.removed' else 'circumstance.recorded' end, told.participant_id,
        jsonb_build_object('caseId', told.case_id, 'participantId', told.participant_id, 'kind', told.kind, 'from', told.from_on,
                           'to', told.to_on));
    return null;
end $$;

create function tell_guardianship() returns trigger language plpgsql as $$
declare
    told guardianship := case when tg_op = 'DELETE' then old else new end;
begin
    perform tell(case tg_op when 'DELETE' then 'guardianship.removed' else 'guardianship.recorded' end, told.child_id,
        jsonb_build_object('caseId', told.case_id, 'childId', told.child_id, 'kind', told.kind, 'from', told.from_on,
                           'to', told.to_on));
    return null;
end $$;

create function tell_no_contact() returns trigger language plpgsql as $$
declare
    told no_contact := case when tg_op = 'DELETE' then old else new end;
begin
    perform tell(case tg_op when 'DELETE' then 'no-contact.removed' else 'no-contact.recorded' end, told.case_id,
        jsonb_build_object('caseId', told.case_id, 'participantIds', told.participant_ids, 'from', told.from_on, 'to', told.to_on));
    return null;
end $$;

create function tell_case() returns trigger language plpgsql as $$
begin
    perform tell('case.reassigned', new.id,
        jsonb_build_object('caseId', new.id, 'workerId', new.worker_id, 'formerWorkerId', old.worker_id));
    return null;
end $$;

-- What the case system says itself it need not be told; what is decided because of it is told.
do $$
declare
    by_others text := '(current_setting(''hearthline.actor_role'', true) is distinct from ''system'')';
    made      text;
begin
    foreach made in array array['insert or update on contact|contact', 'insert or update on diligent_search|search',
                                'insert or delete on circumstance|circumstance', 'insert or delete on guardianship|guardianship',
                                'insert or delete on no_contact|no_contact', 'insert or delete on court_order|order'] loop
        execute format('create trigger tell after %s for each row when %s execute function tell_%s()',
                       split_part(made, '|', 1), by_others, split_part(made, '|', 2));
    end loop;
    execute format('create trigger tell_change after update on court_order for each row
                    when (%s and (old.kind, old.participant_ids, old.child_ids, old.from_on, old.to_on, old.docket, old.entered_in_error)
                          is distinct from (new.kind, new.participant_ids, new.child_ids, new.from_on, new.to_on, new.docket,
                                            new.entered_in_error))
                    execute function tell_order()', by_others);
    execute format('create trigger tell after update on case_file for each row
                    when (%s and old.worker_id is distinct from new.worker_id) execute function tell_case()', by_others);
end $$;

create function tell_task() returns trigger language plpgsql as $$
begin
    perform tell(case new.status when 'OPEN' then 'task.opened' else 'task.closed' end, new.id::text,
        jsonb_build_object('taskId', new.id, 'caseId', new.case_id, 'kind', new.kind, 'reason', new.reason, 'status', new.status,
                           'participantId', new.participant_id, 'childId', new.child_id, 'since', new.since,
                           'forRole', new.for_role, 'urgent', new.urgent));
    return null;
end $$;
create trigger tell after insert on task for each row execute function tell_task();
create trigger tell_change after update on task for each row
    when (old.status is distinct from new.status) execute function tell_task();

create function tell_meeting() returns trigger language plpgsql as $$
declare
    what text;
begin
    if tg_op = 'INSERT' then
        what := 'proposed';
    elsif new.status <> old.status then
        what := case new.status when 'CONFIRMED' then 'settled' when 'CANCELLED' then 'cancelled' when 'NO_SHOW' then 'missed'
                                when 'HELD' then 'held' else 'changed' end;
    else
        what := 'changed';
    end if;
    perform tell('meeting.' || what, new.id,
        jsonb_build_object('meetingId', new.id, 'caseId', new.case_id, 'kind', new.kind, 'workerId', new.worker_id,
                           'status', new.status, 'at', new.at, 'minutes', new.minutes,
                           'participantIds', array(select participant_id from meeting_attendee where meeting_id = new.id
                                                   order by position)));
    return null;
end $$;
-- At the end of the transaction: the attendees are written after the meeting.
create constraint trigger tell after insert on meeting deferrable initially deferred
    for each row execute function tell_meeting();
create constraint trigger tell_change after update on meeting deferrable initially deferred
    for each row when ((old.status, old.at, old.sequence) is distinct from (new.status, new.at, new.sequence))
    execute function tell_meeting();

create function tell_decisions() returns trigger language plpgsql as $$
begin
    insert into event (at, type, subject, data)
    select d.at, 'org.hearthline.requirement.decided', d.requirement_key,
           jsonb_strip_nulls(jsonb_build_object(
               'requirementKey', d.requirement_key, 'caseId', d.case_id, 'subject', r -> 'subject', 'kind', r -> 'kind',
               'was', d.was, 'status', case when d.withdrawn then to_jsonb('WITHDRAWN'::text) else r -> 'status' end,
               'opensOn', r -> 'opensOn', 'dueOn', r -> 'dueOn', 'dueAt', r -> 'dueAt', 'metBy', r -> 'metBy',
               'needsReview', r -> 'needsReview', 'rule', r -> 'rule', 'policy', r -> 'policy'))
    from added d cross join lateral (select d.requirement::jsonb as r) said
    order by d.seq;
    return null;
end $$;
create trigger tell after insert on decision referencing new table as added
    for each statement execute function tell_decisions();

create function tell_consents() returns trigger language plpgsql as $$
begin
    insert into event (at, type, subject, data)
    select e.at, 'org.hearthline.consent.changed', e.participant_id,
           jsonb_strip_nulls(jsonb_build_object(
               'participantId', e.participant_id, 'caseId', e.case_id, 'addressId', e.address_id, 'channel', a.channel,
               'action', e.action, 'state', e.state, 'means', e.means))
    from added e join address a on a.id = e.address_id
    where e.action <> 'WORDED'
    order by e.seq;
    return null;
end $$;
create trigger tell after insert on consent_entry referencing new table as added
    for each statement execute function tell_consents();

-- Once for a whole batch of outcomes: for each by itself it would cost the outbox more. Its messages are looked up by their ids, also
-- while the planner still believes that there are few. A text that was sent has yet to arrive.
create function tell_messages() returns trigger language plpgsql set enable_seqscan = off as $$
begin
    insert into event (at, type, subject, data)
    select o.at, 'org.hearthline.message.finished', o.message_id::text,
           jsonb_strip_nulls(jsonb_build_object(
               'messageId', o.message_id, 'caseId', m.case_id, 'participantId', m.recipient_id, 'channel', m.channel,
               'purpose', m.purpose, 'status', o.status, 'reason', o.reason))
    from added o join message m on m.id = o.message_id
    where o.status in ('SENT', 'DELIVERED', 'UNDELIVERED', 'FAILED', 'DROPPED', 'EXPIRED', 'UNKNOWN')
      and m.recipient_kind = 'PARTICIPANT' and m.final_at is not null
      and not (o.status = 'SENT' and m.channel = 'SMS')
    order by o.seq;
    return null;
end $$;
create trigger tell after insert on message_outcome referencing new table as added
    for each statement execute function tell_messages();
