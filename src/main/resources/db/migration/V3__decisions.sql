-- Decisions: what was decided of each requirement, when, and because of what. They only grow.

-- The default stays: processes of the version before may still write while this one comes up.
alter table requirement
    add column rule text not null default 'CADENCE',
    add column citation text,
    add column judged_by text,
    add column decided_at timestamptz;
update requirement set rule = kind where kind in ('CHILD_VISIT', 'DILIGENT_SEARCH');

create table decision (
    seq             bigint generated always as identity primary key,
    at              timestamptz not null,
    case_id         text        not null references case_file,
    requirement_key text        not null references requirement,
    withdrawn       boolean     not null,
    was             text,
    requirement     text        not null,
    cause           text        not null
);
create index decision_by_case on decision (case_id, seq);

create trigger decision_only_grows before update or delete or truncate on decision
    for each statement execute function refuse_change();

-- A simulation walks the case load by worker.
create index case_file_by_worker_and_id on case_file (coalesce(worker_id, ''), id);
