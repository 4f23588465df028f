-- The outbox at scale: what is due stands in one small index, what is over in none but the primary key, so that neither claiming nor
-- finishing a message grows dearer with history. Ids are time-ordered (UUID version 7): new rows and old ones stay apart on disk.

alter table message drop constraint message_dedupe_key_key;
drop index message_due, message_leased, message_by_time, message_by_recipient;

-- One message for each thing that is said, for good: of two under one key only the first is kept.
create table message_key (
    key        text primary key,
    message_id uuid not null
);
insert into message_key select dedupe_key, id from message;

-- Whom a message is for: written once, so that finishing a message touches no such index.
create table message_recipient (
    recipient_id   text not null,
    message_id     uuid not null references message,
    recipient_kind text not null,
    primary key (recipient_id, message_id)
);
insert into message_recipient select recipient_id, id, recipient_kind from message;

-- A message to a participant is about one case, by whose facts it is judged.
alter table message
    drop column dedupe_key,
    drop column attempt_id,
    drop column lease_until,
    add column case_id    text,
    add column evidence   text,
    add column queued     boolean not null default false,
    add column lease      uuid,
    add column carrier_id text,
    add column segments   smallint;
update message m set case_id = (select case_id from message_case where message_id = m.id limit 1) where recipient_kind = 'PARTICIPANT';
update message set queued = true where status in ('QUEUED', 'DEFERRED', 'HELD');
update message set status = 'UNKNOWN', reason = 'LEASE_LOST' where status = 'SENDING';

-- `queued` changes only when a message is claimed or put back: its outcome is written on the same page and touches no index. All messages
-- of a page are claimed and finished at about the same time, so that it has room for all three versions of each.
create index message_queued on message (channel, due_at, id) where queued;
alter table message set (fillfactor = 33, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1);

-- What was decided of a message, step by step, with reason and evidence. It only grows.
create table message_outcome (
    message_id uuid        not null,
    seq        bigint generated always as identity,
    at         timestamptz not null,
    attempt    integer     not null,
    status     text        not null,
    reason     text,
    evidence   text,
    primary key (message_id, seq)
);
create trigger message_outcome_only_grows before update or delete or truncate on message_outcome
    for each statement execute function refuse_change();

-- Who works on what, until when by this database's clock. A lease that is past belongs to a process that died or stands still.
create table work_lease (
    id         uuid primary key,
    queue      text        not null,
    until      timestamptz not null,
    items      uuid[]      not null
);

-- Hand-offs whose outcome is not known: when the carrier is to be asked next.
create table unsettled (
    message_id uuid primary key references message,
    since      timestamptz not null,
    look_at    timestamptz not null,
    looks      integer     not null default 0
);
create index unsettled_due on unsettled (look_at);
insert into unsettled (message_id, since, look_at) select id, coalesce(handed_off_at, created_at), now() from message where status = 'UNKNOWN';

-- How many messages began for one recipient on one day of their zone.
create table daily_count (
    recipient_id text    not null,
    day          date    not null,
    count        integer not null,
    primary key (recipient_id, day)
) with (fillfactor = 70);

-- What operators hold back: everything, a channel or a purpose.
create table pause (
    scope text primary key,
    since timestamptz not null,
    why   text        not null
);
create trigger keep_audit after insert or update or delete on pause
    for each row execute function keep_audit();
create trigger refuse_truncate before truncate on pause
    for each statement execute function refuse_truncate();

-- How much may be sent of each channel at this moment: one bucket for all processes.
create table send_rate (
    channel   text primary key,
    tokens    double precision not null,
    filled_at timestamptz      not null
);

-- On which days no message may go to a participant, derived from a case's facts in the transaction that changes them (POLICY 5.3 to
-- 5.5), so that the gate asks one table. Days are local to the case's zone, `to_on` is the first day after.
create table message_bar (
    case_id        text not null references case_file,
    participant_id text not null,
    position       integer not null,
    from_on        date not null,
    to_on          date,
    effect         text not null,
    reason         text not null,
    evidence       text,
    primary key (case_id, participant_id, position)
);

-- Cases that are kept already get their bars at the next start, when every plan is made again.
delete from planning_basis;
