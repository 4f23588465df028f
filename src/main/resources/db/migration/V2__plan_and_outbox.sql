-- The plan: what policy demands of each case, kept by difference under deterministic keys.

create table requirement (
    key            text primary key,
    case_id        text    not null references case_file,
    subject        text    not null,
    kind           text    not null,
    opens_on       date    not null,
    due_on         date,
    due_at         timestamptz,
    status         text    not null,
    accepts        text[]  not null,
    child_ids      text[]  not null,
    met_by         text,
    needs_review   boolean not null,
    reasons        text    not null,
    policy_id      text    not null,
    policy_version text    not null,
    cadence        text    not null,
    remindable     boolean not null,
    withdrawn      boolean not null
);
create index requirement_by_case on requirement (case_id);

create table reminder (
    key             text primary key,
    requirement_key text        not null references requirement,
    case_id         text        not null references case_file,
    on_date         date        not null,
    at              timestamptz not null,
    target          text        not null,
    cause           text        not null,
    status          text        not null,
    message_id      uuid
);
create index reminder_planned on reminder (at) where status = 'PLANNED';
create index reminder_by_case on reminder (case_id);
create index reminder_by_message on reminder (message_id) where message_id is not null;

-- Whom each reminder is for as things stand. Where the worker or supervisor is not on record it is for their unit's fallback address:
-- no reminder is dropped for a gap in the data.
create view addressed_reminder as
select r.*,
       case when p.id is null then 'UNIT' else 'WORKER' end as recipient_kind,
       coalesce(p.id, w.unit, 'default') as recipient_id
from reminder r
    join case_file c on c.id = r.case_id
    left join worker w on w.id = c.worker_id
    left join worker p on p.id = case when r.target = 'WORKER' then w.id else w.supervisor_id end;

-- When a case's plan can next change by time alone.
create table plan (
    case_id text primary key references case_file,
    due_at  timestamptz
);
create index plan_due on plan (due_at) where due_at is not null;

-- The agency's files that the plans were made under.
create table planning_basis (
    only_one    boolean primary key check (only_one),
    fingerprint text not null
);

-- The outbox: one row for each message, from intent to final status. No address, name or text is kept here.
create table message (
    id             uuid primary key,
    dedupe_key     text        not null unique,
    purpose        text        not null,
    recipient_kind text        not null,
    recipient_id   text        not null,
    channel        text        not null,
    status         text        not null,
    reason         text,
    created_at     timestamptz not null,
    due_at         timestamptz not null,
    valid_until    timestamptz,
    handed_off_at  timestamptz,
    final_at       timestamptz,
    attempts       integer     not null,
    attempt_id     uuid,
    lease_until    timestamptz
);
create index message_due on message (due_at, id) where status in ('QUEUED', 'DEFERRED', 'HELD');
create index message_leased on message (lease_until) where status = 'SENDING';
create index message_by_time on message (created_at, id);
create index message_by_recipient on message (recipient_id, created_at, id);

-- Which cases a message speaks of: a digest may speak of many.
create table message_case (
    case_id    text not null,
    message_id uuid not null references message,
    primary key (case_id, message_id)
);
create index message_case_by_message on message_case (message_id);
