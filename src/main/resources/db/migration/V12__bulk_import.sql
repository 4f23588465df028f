-- Bulk imports: the file as it was received, sealed and in parts, until it has been read to its end; how far it is; and what was found.
create table bulk_import (
    id              uuid primary key,
    seq             bigint generated always as identity,
    status          text        not null,
    format          text        not null,
    dry_run         boolean     not null,
    sent_by         text        not null,
    bytes           bigint      not null default 0,
    received_at     timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    rows_read       bigint      not null default 0,
    cases_written   integer     not null default 0,
    cases_unchanged integer     not null default 0,
    cases_refused   integer     not null default 0,
    -- From 0 to 1.
    progress        real        not null default 0,
    -- Why it came to nothing.
    reason          text,
    tries           integer     not null default 0,
    due_at          timestamptz,
    -- Whose it is while it runs. Who has lost it writes no further case.
    lease           uuid,
    lease_until     timestamptz
);
create index bulk_import_open on bulk_import (seq) where status in ('RECEIVING', 'QUEUED', 'RUNNING');

create table bulk_import_part (
    import_id uuid    not null references bulk_import,
    position  integer not null,
    sealed    bytea   not null,
    primary key (import_id, position)
);

-- Ids and names of fields, never what stood there.
create table bulk_import_finding (
    import_id uuid    not null references bulk_import,
    kind      text    not null,
    file      text    not null,
    line      bigint  not null,
    field     text    not null,
    case_id   text,
    message   text    not null,
    primary key (import_id, kind, file, line, field)
);

-- What a file last said of a case or a worker, by keyed hash: the same said again is passed over.
create table imported (
    key       text primary key,
    hash      bytea not null,
    import_id uuid  not null
);

-- Of an import as of changed files, many plans are due since the same instant: the first of them are found without sorting all.
drop index plan_due;
create index plan_due on plan (due_at, case_id) where due_at is not null;
