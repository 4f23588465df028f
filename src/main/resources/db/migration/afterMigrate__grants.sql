-- What the role that the service signs in as may do, after every migration: where the connection names one. It reads all tables, adds to
-- them and changes them, save those that only grow; it deletes where its work is to delete. It owns nothing, so it changes no table and
-- no trigger. A table of a later migration needs no word here, unless it only grows or its rows are deleted.
do $$
declare
    service    text   := nullif(current_setting('hearthline.service_role', true), '');
    only_grows text[] := array['audit_entry', 'consent_entry', 'decision', 'message_outcome', 'efforts_sign_off', 'erasure', 'event',
                               'message_key', 'message_recipient', 'message_case'];
    deleted    text[] := array['case_child', 'case_participant', 'guardianship', 'circumstance', 'court_order', 'no_contact',
                               'message_bar', 'meeting_slot', 'booking', 'meeting_in_digest', 'worker_words', 'unsettled', 'work_lease',
                               'pause', 'imported', 'bulk_import', 'bulk_import_part', 'bulk_import_finding',
                               -- Past their term, and the keys of files once they have been read.
                               'event', 'carrier_event', 'sealing_key'];
    named      text;
begin
    if service is null then
        return;
    end if;
    if not exists (select from pg_roles where rolname = service) then
        raise exception 'there is no role %', service;
    end if;
    execute format('grant connect on database %I to %I', current_database(), service);
    execute format('revoke temporary on database %I from public', current_database());
    execute format('revoke create on schema public from public, %I', service);
    execute format('grant usage on schema public to %I', service);
    execute format('revoke all on all tables in schema public from %I', service);
    for named in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') loop
        execute format('grant select on public.%I to %I', named, service);
        continue when named = 'flyway_schema_history' or exists (
            select from pg_views where schemaname = 'public' and viewname = named);
        execute format('grant insert on public.%I to %I', named, service);
        if named <> all (only_grows) then
            execute format('grant update on public.%I to %I', named, service);
        end if;
        if named = any (deleted) then
            execute format('grant delete on public.%I to %I', named, service);
        end if;
    end loop;
    if exists (select from pg_roles where rolname = service and (rolsuper or rolcreaterole or rolbypassrls or rolreplication))
            or pg_has_role(service, current_user, 'member')
            or has_database_privilege(service, current_database(), 'create, temporary')
            or has_schema_privilege(service, 'public', 'create') then
        raise exception 'the role % could still change or shadow tables: it is to be no superuser, no member of the owner, and the owner is to own the database',
            service;
    end if;
end $$;
