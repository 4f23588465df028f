-- Keeping and removing: a destroyed key leaves its row behind. Where it is gone for good no other is made; else whoever comes back gets
-- another, which opens nothing of before.
alter table sealing_key
    alter column wrapped drop not null,
    add column destroyed_at timestamptz,
    add column for_good     boolean not null default false,
    add check (wrapped is not null or destroyed_at is not null);

-- Whose values were erased, when, by whom and why; the why is sealed under a key of its own.
create table erasure (
    person_id text primary key,
    at        timestamptz not null,
    asked_by  text        not null,
    why       bytea       not null
);
create trigger keep_audit after insert or update or delete on erasure
    for each row execute function keep_audit();
create trigger refuse_truncate before truncate on erasure
    for each statement execute function refuse_truncate();

create function tell_erasure() returns trigger language plpgsql as $$
begin
    perform tell('person.erased', new.person_id, jsonb_build_object('personId', new.person_id));
    return null;
end $$;
create trigger tell after insert on erasure for each row execute function tell_erasure();

-- What can be removed by itself, since neither the ledger nor the audit trail holds it or its skeleton stays.
alter table address alter column value drop not null;
alter table reply alter column words drop not null;
create index carrier_event_done on carrier_event (done_at) where done_at is not null;

-- Of which cases the words are gone, and for which closing: a case that was opened again closes anew.
create table removed_words (
    case_id   text primary key references case_file,
    closed_on date not null
);
create index case_file_closed on case_file (closed_on) where closed_on is not null;

-- When what is past its term is looked for next: not before somebody could look at the terms.
create table retention_sweep (
    only_one boolean primary key default true check (only_one),
    due_at   timestamptz not null
);
insert into retention_sweep (due_at) values (now() + interval '1 day');

-- What the audit trail has of a person or an entry.
create index audit_entry_about on audit_entry
    ((coalesce(after ->> 'participant_id', after ->> 'child_id', after ->> 'id',
               before ->> 'participant_id', before ->> 'child_id', before ->> 'id')));

-- The cases that a person is in, or was in before a document left them out.
create index case_child_by_child on case_child (child_id);
create function cases_of(person text) returns setof text stable language sql as $$
    select case_id from case_participant where participant_id = person
    union select case_id from case_child where child_id = person
    union select coalesce(after, before) ->> 'case_id' from audit_entry
    where coalesce(after ->> 'participant_id', after ->> 'child_id', after ->> 'id',
                   before ->> 'participant_id', before ->> 'child_id', before ->> 'id') = person
      and entity in ('case_participant', 'case_child');
$$;
