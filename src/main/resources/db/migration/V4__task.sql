-- What only a person can settle: one row for each thing, under a key that stays, so that the same finding makes one task. Whose list
-- it stands in is not kept but follows the case's worker.

create table task (
    id             uuid primary key,
    key            text        not null unique,
    kind           text        not null,
    reason         text        not null,
    case_id        text        not null references case_file,
    participant_id text,
    child_id       text,
    evidence       text,
    since          date        not null,
    for_role       text        not null,
    urgent         boolean     not null,
    status         text        not null,
    created_at     timestamptz not null,
    closed_at      timestamptz,
    closed_by      text,
    note           bytea
);
create index task_by_case on task (case_id, created_at, id);

create trigger keep_audit after insert or update or delete on task
    for each row execute function keep_audit();
create trigger refuse_truncate before truncate on task
    for each statement execute function refuse_truncate();

-- Cases that are kept already get their first decisions and tasks at the next start, when every plan is made again.
delete from planning_basis;
