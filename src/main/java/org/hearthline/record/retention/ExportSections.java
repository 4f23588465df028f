package org.hearthline.record.retention;

import java.util.List;

/**
 * What an export holds, section by section. Each query answers a row's plain fields as JSON, and beside them the fields that are sealed,
 * whose keys they are under, and the sealed values.
 */
final class ExportSections {

    static final int MOST_ROWS = 10_000;

    /** @param sql takes the person's id */
    record Section(String name, String sql) {}

    private static final String IN_THEIR_CASES = "case_id in (select cases_of($1))";
    private static final String NAMES_THEM = IN_THEIR_CASES + " and $1 = any (participant_ids || child_ids)";
    private static final String THEIR_KEY = "array['person:' || $1]";

    static final List<Section> ALL = List.of(
            section(
                    "cases",
                    "'id', id, 'program_area', program_area, 'county', county, 'worker_id', worker_id, 'opened_on', opened_on,"
                            + " 'closed_on', closed_on",
                    "from case_file x where id in (select cases_of($1)) order by id"),
            sealed(
                    "participants",
                    "name",
                    THEIR_KEY,
                    "from case_participant x where participant_id = $1 order by case_id"),
            sealed("children", "name", THEIR_KEY, "from case_child x where child_id = $1 order by case_id"),
            whole(
                    "guardianships",
                    "from guardianship x where child_id = $1 and " + IN_THEIR_CASES + " order by case_id, from_on"),
            sealed(
                    "circumstances",
                    "note",
                    THEIR_KEY,
                    "from circumstance x where participant_id = $1 and " + IN_THEIR_CASES
                            + " order by case_id, from_on"),
            whole(
                    "noContact",
                    "from no_contact x where $1 = any (participant_ids) and " + IN_THEIR_CASES
                            + " order by case_id, from_on"),
            sealed(
                    "courtOrders",
                    "why",
                    "array['order:' || id]",
                    "from court_order x where " + IN_THEIR_CASES
                            + " and ($1 = any (participant_ids || child_ids) or participant_ids || child_ids = '{}') order by case_id, id"),
            sealed(
                    "contacts",
                    "words",
                    "array['contact:' || id]",
                    "from contact x where " + NAMES_THEM + " order by on_date, id"),
            sealed(
                    "searches",
                    "words",
                    "array['search:' || id]",
                    "from diligent_search x where participant_id = $1 and " + IN_THEIR_CASES + " order by on_date, id"),
            sealed("addresses", "value", THEIR_KEY, "from address x where participant_id = $1 order by channel, id"),
            new Section("consents", """
                    select to_jsonb(x) - 'how' - 'wording' as row, array['how', 'wording'] as fields,
                           array['person:' || $1, 'person:' || $1] as owners, array[how, wording] as sealed
                    from consent_entry x where participant_id = $1 order by seq"""),
            sealed("replies", "words", THEIR_KEY, "from reply x where participant_id = $1 order by seq"),
            sealed(
                    "answers",
                    "words",
                    THEIR_KEY,
                    "from worker_words x where message_id in (select message_id from message_recipient"
                            + " where recipient_id = $1 and recipient_kind = 'PARTICIPANT') order by message_id"),
            new Section("meetings", """
                    select to_jsonb(m) - 'place' - 'why' - 'fingerprint'
                               || (to_jsonb(a) - 'words' - 'token_id' - 'token_hash' - 'token_until' - 'meeting_id') as row,
                           array['place', 'why', 'words'] as fields,
                           array['meeting:' || m.id, 'meeting:' || m.id, 'person:' || $1] as owners, array[m.place, m.why, a.words] as sealed
                    from meeting m join meeting_attendee a on a.meeting_id = m.id
                    where a.participant_id = $1 order by m.created_at, m.id"""),
            section(
                    "messages",
                    "'id', x.id, 'purpose', purpose, 'channel', channel, 'status', status, 'reason', reason, 'case_id', case_id,"
                            + " 'created_at', created_at, 'handed_off_at', handed_off_at, 'final_at', final_at",
                    "from message x join message_recipient r on r.message_id = x.id"
                            + " where r.recipient_id = $1 and r.recipient_kind = 'PARTICIPANT' order by x.id"),
            sealed(
                    "tasks",
                    "note",
                    "array['task:' || id]",
                    "from task x where $1 in (participant_id, child_id) and " + IN_THEIR_CASES
                            + " order by created_at, id"),
            new Section("signedRecords", """
                    -- What it quotes of them is in the other sections; the rest of it is about others.
                    select to_jsonb(x) - 'document' - 'note' - 'hash' || jsonb_build_object('hash', encode(hash, 'hex')) as row,
                           array['note'] as fields, array['efforts:' || id] as owners, array[note] as sealed
                    from efforts_sign_off x where case_id in (select cases_of($1)) order by signed_at, id"""),
            new Section("decisions", """
                    select jsonb_build_object('at', at, 'case_id', case_id, 'was', was, 'withdrawn', withdrawn, 'requirement',
                                              requirement::jsonb) as row,
                           '{}'::text[] as fields, '{}'::text[] as owners, '{}'::bytea[] as sealed
                    from decision where case_id in (select cases_of($1)) and requirement::jsonb ->> 'subject' = $1 order by seq"""),
            section(
                    "audit",
                    "'at', at, 'actor', actor, 'actor_role', actor_role, 'entity', x.entity, 'operation', operation, 'before', before,"
                            + " 'after', after",
                    """
                    from audit_entry x join (
                        select entity, $1 as id from unnest(array['case_participant', 'case_child', 'guardianship', 'circumstance',
                                                                  'diligent_search', 'task', 'address', 'meeting_attendee']) entity
                        union select 'contact', id from contact where %1$s
                        union select 'court_order', id from court_order where %1$s
                        union select 'meeting', meeting_id from meeting_attendee where participant_id = $1) of_them
                      -- Ids are of their kind alone: another kind's same one is somebody else's.
                      on of_them.entity = x.entity
                        and of_them.id = coalesce(x.after ->> 'participant_id', x.after ->> 'child_id', x.after ->> 'id',
                                                  x.before ->> 'participant_id', x.before ->> 'child_id', x.before ->> 'id')
                    order by seq""".formatted(NAMES_THEM)));

    private ExportSections() {}

    private static Section section(String name, String fields, String from) {
        return new Section(
                name,
                "select jsonb_build_object(" + fields
                        + ") as row, '{}'::text[] as fields, '{}'::text[] as owners, '{}'::bytea[] as sealed " + from);
    }

    private static Section whole(String name, String from) {
        return new Section(
                name,
                "select to_jsonb(x) as row, '{}'::text[] as fields, '{}'::text[] as owners, '{}'::bytea[] as sealed "
                        + from);
    }

    /** A row with one sealed field. What else is binary says nothing without its key. */
    private static Section sealed(String name, String field, String owners, String from) {
        return new Section(
                name,
                "select to_jsonb(x) - '%1$s' - 'fingerprint' - 'recorded' - 'value_hash' as row, array['%1$s'] as fields, %2$s as owners, array[%1$s] as sealed %3$s"
                        .formatted(field, owners, from));
    }
}
