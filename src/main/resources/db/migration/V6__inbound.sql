-- What carriers tell us: texts that people wrote, and how far our messages came. Stored under the carrier's own id before it is read,
-- so that what is told twice is one row.

create table carrier_event (
    id          text primary key,
    kind        text        not null,
    carrier_id  text        not null,
    received_at timestamptz not null,
    -- Of a text: whose it is, by keyed hash, and its form sealed under that number's own key.
    number_hash bytea,
    sealed      bytea,
    -- Of a delivery: nothing personal.
    attempt     text,
    status      text,
    error_code  integer,
    due_at      timestamptz not null,
    tries       integer     not null default 0,
    done_at     timestamptz,
    outcome     text
);
create index carrier_event_open on carrier_event (due_at, id) where done_at is null;
create index carrier_event_open_by_number on carrier_event (number_hash, received_at, id) where done_at is null;

-- Messages whose words the carrier is to forget. A row stays when it has: each is asked for once.
create table redaction (
    carrier_id text primary key,
    due_at     timestamptz not null,
    tries      integer     not null default 0,
    done_at    timestamptz
);
create index redaction_open on redaction (due_at) where done_at is null;

-- Up to when a carrier's list of received texts was read, and when it is to be read again.
create table inbound_cursor (
    channel    text primary key,
    read_until timestamptz not null,
    due_at     timestamptz not null
);

-- The text that goes beside a worker's digest says the most pressing of the same reminders.
create table digest_text (
    message_id uuid primary key references message,
    digest_id  uuid not null references message
);

-- Who writes is found by a keyed hash of the number. Only the worker's own word ends or resumes their texts, so no document sets it.
alter table worker
    add column phone_hash bytea,
    add column texts_stopped_at timestamptz;
create index worker_by_phone on worker (phone_hash) where phone_hash is not null;
