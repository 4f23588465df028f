-- Addresses of parents and kin, and what was agreed about each. The state of the consent stands beside the address, so that one row is
-- locked by whoever hands a message over and by whoever forbids it; how it came about stands in the ledger. A row outlives the list that
-- it stood in: who revoked there has revoked.
create table address (
    id             uuid primary key,
    participant_id text   not null,
    channel        text   not null,
    -- Whose it is, by keyed hash; and the address itself, sealed under the person's key.
    value_hash     bytea  not null,
    value          bytea  not null,
    language       text,
    time_zone      text,
    safety         text   not null,
    safe_from      time,
    safe_to        time,
    -- In the order of preference; null once it is no longer listed.
    position       integer,
    consent        text   not null,
    -- When it came to that, as the person said it: what comes to us late undoes nothing that was said after it.
    consent_at     timestamptz,
    consent_entry  bigint,
    consent_case   text,
    -- A consent that nobody has answered under, and nothing has arrived at, for a year is asked about then.
    lapses_at      timestamptz,
    unique (participant_id, channel, value_hash)
);
create index address_by_value on address (value_hash);
create index address_lapsing on address (lapses_at) where lapses_at is not null;
create trigger keep_audit after insert or update or delete on address
    for each row execute function keep_audit();
create trigger refuse_truncate before truncate on address
    for each statement execute function refuse_truncate();

-- The ledger of consent: who agreed to what, when, how, in which words. It only grows.
create table consent_entry (
    seq             bigint generated always as identity primary key,
    at              timestamptz not null,
    address_id      uuid        not null references address,
    participant_id  text        not null,
    case_id         text,
    action          text        not null,
    state           text        not null,
    means           text        not null,
    said_by         text        not null,
    -- Sealed under the person's key, as is the wording; the message that had these words, where one did.
    how             bytea,
    message_id      uuid unique,
    wording         bytea,
    language        text,
    wording_version text
);
create index consent_entry_by_participant on consent_entry (participant_id, seq);
create trigger consent_entry_only_grows before update or delete or truncate on consent_entry
    for each statement execute function refuse_change();

-- What a person was asked by text, and by which number each answer goes: no two open questions of one phone share a number.
create table question (
    id             uuid primary key,
    seq            bigint      generated always as identity,
    address_id     uuid        not null references address,
    value_hash     bytea       not null,
    participant_id text        not null,
    case_id        text        not null,
    kind           text        not null,
    meeting_id     text,
    -- It is asked once this message has left.
    message_id     uuid,
    opened_at      timestamptz not null,
    -- By which number it was answered last.
    answered       integer,
    closed_at      timestamptz
);
create index question_of_phone on question (value_hash, closed_at);
create index question_of_meeting on question (meeting_id, participant_id) where closed_at is null;

create table question_option (
    question_id uuid    not null references question,
    value_hash  bytea   not null,
    number      integer not null,
    choice      text    not null,
    starts_at   timestamptz,
    open        boolean not null,
    primary key (question_id, number)
);
create unique index question_option_number on question_option (value_hash, number) where open;

-- Which words a message to a parent has, and what it was about when it was wanted.
create table parent_message (
    message_id uuid primary key references message,
    text_key   text not null,
    meeting_id text,
    revision   integer
);

-- Which news a message to a worker tells.
create table worker_note (
    message_id     uuid primary key references message,
    news           text not null,
    case_id        text not null,
    participant_id text,
    meeting_id     text,
    at             timestamptz
);

alter table message add column address_id uuid;

-- While a worker has yet to find out whether somebody wants messages to stop, none go to them.
create index task_of_doubt on task (participant_id) where reason = 'MAY_HAVE_OPTED_OUT' and status = 'OPEN';
