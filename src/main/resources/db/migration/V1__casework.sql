-- Facts: what the case system and the workers say. Every write to these tables leaves an entry in the audit trail.

-- One key for each owner of personal values (a person, a worker, a logged contact, a search), wrapped by the data key.
-- Destroying a row here erases the owner's values wherever they were kept, in the audit trail too.
create table sealing_key (
    owner   text primary key,
    wrapped bytea not null
);

create table worker (
    id            text primary key,
    name          bytea,
    email         bytea,
    phone         bytea,
    supervisor_id text,
    unit          text   not null,
    time_zone     text,
    role          text   not null,
    alerts        text[] not null,
    version       bigint not null
);
create index worker_by_unit on worker (unit);
create index worker_by_supervisor on worker (supervisor_id);

create table case_file (
    id           text primary key,
    policy       text   not null,
    program_area text,
    county       text,
    time_zone    text   not null,
    worker_id    text,
    opened_on    date   not null,
    closed_on    date,
    version      bigint not null
);
create index case_file_by_worker on case_file (worker_id);

create table case_child (
    case_id       text    not null references case_file,
    child_id      text    not null,
    position      integer not null,
    name          bytea,
    joined_on     date,
    left_on       date,
    tribal_status text    not null,
    primary key (case_id, child_id)
);

create table case_participant (
    case_id            text    not null references case_file,
    participant_id     text    not null,
    position           integer not null,
    name               bytea,
    role               text    not null,
    custodial          boolean,
    language           text,
    time_zone          text,
    joined_on          date,
    left_on            date,
    child_ids          text[]  not null,
    contact_every_days integer,
    safety_flag        boolean not null,
    primary key (case_id, participant_id)
);
create index case_participant_by_person on case_participant (participant_id);

create table guardianship (
    id       uuid primary key,
    position integer not null,
    case_id  text not null references case_file,
    child_id text not null,
    kind     text not null,
    from_on  date not null,
    to_on    date,
    evidence text,
    source   text not null
);
create index guardianship_by_case on guardianship (case_id);

create table circumstance (
    id             uuid primary key,
    position       integer not null,
    case_id        text not null references case_file,
    participant_id text not null,
    kind           text not null,
    from_on        date not null,
    to_on          date,
    note           bytea,
    source         text not null
);
create index circumstance_by_case on circumstance (case_id);

-- The case system and a worker may each have said something of the same order; the worker's word is in force until a worker ends it.
create table court_order (
    id               text    not null,
    source           text    not null,
    case_id          text    not null references case_file,
    position         integer not null,
    kind             text    not null,
    participant_ids  text[]  not null,
    child_ids        text[]  not null,
    from_on          date    not null,
    to_on            date,
    docket           text,
    entered_in_error boolean not null,
    why              bytea,
    recorded         bytea,
    primary key (id, source)
);
create index court_order_by_case on court_order (case_id);

create table no_contact (
    id              uuid primary key,
    position        integer not null,
    case_id         text   not null references case_file,
    participant_ids text[] not null,
    from_on         date   not null,
    to_on           date
);
create index no_contact_by_case on no_contact (case_id);

create table contact (
    id              text primary key,
    case_id         text    not null references case_file,
    on_date         date    not null,
    at              timestamptz,
    mode            text    not null,
    outcome         text    not null,
    participant_ids text[]  not null,
    child_ids       text[]  not null,
    minutes         integer,
    accommodations  text[]  not null,
    words           bytea   not null,
    logged_by       text    not null,
    fingerprint     bytea   not null
);
create index contact_by_case on contact (case_id);

create table diligent_search (
    id             text primary key,
    case_id        text   not null references case_file,
    on_date        date   not null,
    participant_id text   not null,
    sources        text[] not null,
    words          bytea  not null,
    logged_by      text   not null,
    fingerprint    bytea  not null
);
create index diligent_search_by_case on diligent_search (case_id);

-- Who changed what, when, from what. Written by a trigger, so that no write can be forgotten; it only grows.
-- Personal values stand in it as they stand in the tables: sealed under their owner's key.
create table audit_entry (
    seq        bigint generated always as identity primary key,
    at         timestamptz not null,
    actor      text        not null,
    actor_role text        not null,
    entity     text        not null,
    operation  text        not null,
    before     jsonb,
    after      jsonb
);

create function keep_audit() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('hearthline.actor', true), '') = '' then
        raise exception 'a write to % names no actor', tg_table_name;
    end if;
    if tg_op = 'UPDATE' and old is not distinct from new then
        return null;
    end if;
    insert into audit_entry (at, actor, actor_role, entity, operation, before, after)
    values (current_setting('hearthline.at')::timestamptz, current_setting('hearthline.actor'),
            current_setting('hearthline.actor_role'), tg_table_name, tg_op,
            case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
    return null;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% only grows', tg_table_name;
end $$;

create function refuse_truncate() returns trigger language plpgsql as $$
begin
    raise exception '% is not emptied past the audit trail', tg_table_name;
end $$;

create trigger audit_entry_only_grows before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();

do $$
declare
    fact text;
begin
    foreach fact in array array['worker', 'case_file', 'case_child', 'case_participant', 'guardianship', 'circumstance',
                                'court_order', 'no_contact', 'contact', 'diligent_search'] loop
        execute format('create trigger keep_audit after insert or update or delete on %I
                        for each row execute function keep_audit()', fact);
        execute format('create trigger refuse_truncate before truncate on %I
                        for each statement execute function refuse_truncate()', fact);
    end loop;
end $$;
