-- Records of concerted efforts that somebody signed off, as they were then. The document and the note are sealed under a key of the
-- sign-off's own; the hash is of the document's exact bytes before they were sealed. It only grows.
create table efforts_sign_off (
    id        text primary key,
    case_id   text        not null references case_file,
    from_on   date        not null,
    to_on     date        not null,
    signed_by text        not null,
    signed_at timestamptz not null,
    hash      bytea       not null,
    document  bytea       not null,
    note      bytea
);
create index efforts_sign_off_by_case on efforts_sign_off (case_id, signed_at, id);
create trigger efforts_sign_off_only_grows before update or delete or truncate on efforts_sign_off
    for each statement execute function refuse_change();
