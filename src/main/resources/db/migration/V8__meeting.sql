-- Meetings: which times were offered to whom, what they answered, and what is settled.

create extension if not exists btree_gist;

create table meeting (
    id          text primary key,
    case_id     text        not null references case_file,
    kind        text        not null,
    worker_id   text        not null,
    place_kind  text        not null,
    -- In the worker's own words, and why it was cancelled, sealed under a key of the meeting's own: neither is in any message.
    place       bytea,
    why         bytea,
    minutes     integer     not null,
    status      text        not null,
    -- The earliest time that is settled.
    at          timestamptz,
    sequence    integer     not null,
    created_by  text        not null,
    created_at  timestamptz not null,
    -- When the first of its attendees' next steps falls due.
    due_at      timestamptz,
    version     bigint      not null,
    -- Of the request that proposed it, sealed likewise: it tells a repeated request from another under the same id.
    fingerprint bytea       not null
);
create index meeting_by_case on meeting (case_id, created_at, id);
create index meeting_by_worker on meeting (worker_id);
create index meeting_due on meeting (due_at, id) where due_at is not null;

-- The times that are offered now; the audit trail has those that were.
create table meeting_slot (
    meeting_id text        not null references meeting,
    position   integer     not null,
    starts_at  timestamptz not null,
    primary key (meeting_id, position)
);

create table meeting_attendee (
    meeting_id     text    not null references meeting,
    participant_id text    not null,
    position       integer not null,
    required       boolean not null,
    answer         text    not null,
    slot           timestamptz,
    -- What they wrote, sealed under the person's key.
    words          bytea,
    answered_at    timestamptz,
    -- The time that holds for this attendee, and the one that they knew of before.
    settled_at     timestamptz,
    was_at         timestamptz,
    -- Counts what they were told: a message about an earlier one is stale.
    revision       integer not null,
    -- What is to be looked at next, and when.
    step           text,
    step_at        timestamptz,
    -- The link to their page holds a token made of the id; it is found by the token's hash.
    token_id       uuid    not null,
    token_hash     bytea   not null unique,
    token_until    timestamptz not null,
    primary key (meeting_id, participant_id)
);
create index meeting_attendee_by_participant on meeting_attendee (participant_id);

-- Who is taken when: `worker:` or `person:` and their id. It is this constraint, and no look beforehand, that lets only one have a time.
create table booking (
    person     text      not null,
    during     tstzrange not null,
    meeting_id text      not null references meeting,
    constraint booking_once exclude using gist (person with =, during with &&)
);
create index booking_by_meeting on booking (meeting_id);

create index parent_message_of_meeting on parent_message (meeting_id) where meeting_id is not null;

-- The address of a worker's calendar: whoever has it sees their meetings, so it is kept as a hash alone.
create table calendar_feed (
    worker_id  text primary key references worker,
    token_hash bytea       not null unique,
    created_at timestamptz not null
);

do $$
declare
    kept text;
begin
    foreach kept in array array['meeting', 'meeting_slot', 'meeting_attendee', 'calendar_feed'] loop
        execute format('create trigger keep_audit after insert or update or delete on %I
                        for each row execute function keep_audit()', kept);
        execute format('create trigger refuse_truncate before truncate on %I
                        for each statement execute function refuse_truncate()', kept);
    end loop;
end $$;
