-- A database that was brought back as it once was: what a service sent since then it has forgotten, and the carrier has not.
create table restoration (
    id          bigint generated always as identity primary key,
    -- Up to when it surely knows what was sent, and since when nothing is sent but by a service that runs on it; by the service's clock.
    known_until timestamptz not null,
    seen_at     timestamptz,
    closed_at   timestamptz
);

-- What a database that was brought back still had to send, and from when on it may have been sent: the pause that holds it changes the rest.
create table restored_message (
    message_id uuid primary key references message (id),
    due_at     timestamptz not null
);

-- To be called after a restore, before the service starts: nothing leaves until the carrier was asked and an operator resumes.
create function after_restore() returns void language plpgsql as $$
begin
    perform start_feed_anew();
    perform set_config('hearthline.actor', session_user, true), set_config('hearthline.actor_role', 'admin', true),
            set_config('hearthline.at', clock_timestamp()::text, true);
    insert into pause (scope, since, why) values ('ALL', clock_timestamp(), 'restored: what was sent since is being looked for at the carrier')
    on conflict (scope) do update set why = excluded.why;
    update restoration set closed_at = clock_timestamp() where closed_at is null;
    insert into restoration (known_until)
    values (coalesce((select min(read_until) from inbound_cursor) - interval '15 minutes', clock_timestamp() - interval '30 days'));
    delete from restored_message;
    insert into restored_message (message_id, due_at) select id, due_at from message where queued;
    -- What was held, somebody may have let go since: the carrier is asked for it too, and not only when it was to be looked at again.
    update message set due_at = created_at where queued and status = 'HELD';
end $$;
