-- Decisions: what was decided of each requirement, when, and because of what. They only grow.

alter table requirement
    add column rule text not null default 'CADENCE',
    add column citation text,
    add column decided_at timestamptz;
alter table requirement alter column rule drop default;

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
