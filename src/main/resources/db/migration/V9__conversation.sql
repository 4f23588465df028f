-- What people wrote to us, by whose it is: the words sealed under their key, and what was made of them.
create table reply (
    id             text        not null,
    seq            bigint generated always as identity,
    participant_id text        not null,
    case_id        text        not null,
    address_id     uuid        not null references address,
    received_at    timestamptz not null,
    words          bytea       not null,
    meaning        text        not null,
    meeting_id     text,
    primary key (id, participant_id)
);
create index reply_by_case on reply (case_id, participant_id, seq);
create index reply_about_meeting on reply (address_id, seq) where meeting_id is not null;
