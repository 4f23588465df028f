-- What was erased stays known as erased.
create trigger erasure_only_grows before update or delete or truncate on erasure
    for each statement execute function refuse_change();
drop trigger refuse_truncate on erasure;

-- A role that may make temporary tables could put one of this name before the trail.
create or replace function keep_audit() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('hearthline.actor', true), '') = '' then
        raise exception 'a write to % names no actor', tg_table_name;
    end if;
    if tg_op = 'UPDATE' and old is not distinct from new then
        return null;
    end if;
    insert into public.audit_entry (at, actor, actor_role, entity, operation, before, after)
    values (current_setting('hearthline.at')::timestamptz, current_setting('hearthline.actor'),
            current_setting('hearthline.actor_role'), tg_table_name, tg_op,
            case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
    return null;
end $$;
