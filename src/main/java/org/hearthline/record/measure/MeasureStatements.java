package org.hearthline.record.measure;

/**
 * What is counted, one statement for each kind of thing: a fact names the case and participant, the day that it is about, the topic, what
 * became of it and what is measured of it. Parameters of all: first and last day, the unit or null.
 */
final class MeasureStatements {

    /** Types of parameters that a statement may not use. */
    private static final String ASKED = """
            with asked as (select $1::date, $2::date, $3::text),
            """;

    /** A case is its worker's of today; a circumstance counts where it held on the fact's day. */
    private static final String COUNTED = """
            , placed as (
                select f.*, w.unit, w.id as worker_id, p.role, not p.custodial as non_custodial, s.incarcerated, s.out_of_state
                from fact f
                    join case_file c on c.id = f.case_id
                    left join case_participant p on p.case_id = f.case_id and p.participant_id = f.participant_id
                    left join worker w on w.id = c.worker_id
                    left join lateral (
                        select bool_or(kind = 'INCARCERATED') as incarcerated, bool_or(kind = 'OUT_OF_STATE') as out_of_state
                        from circumstance
                        where case_id = f.case_id and participant_id = f.participant_id
                          and from_on <= f.on_date and (to_on is null or to_on > f.on_date)) s on true
                where $3::text is null or w.unit = $3)
            select unit, g.grouped_by, g.member, topic, outcome, detail, count(*) as count, sum(amount)::numeric as sum,
                   percentile_disc(0.5) within group (order by amount) as median,
                   percentile_disc(0.9) within group (order by amount) as ninetieth, count(distinct participant_id) as people
            from placed cross join lateral (values
                ('UNIT', ''),
                ('WORKER', worker_id),
                ('ROLE', role),
                ('CUSTODY', case when role in ('MOTHER', 'FATHER') then role end),
                ('CUSTODY', case when non_custodial then 'NON_CUSTODIAL' end),
                ('CUSTODY', case when incarcerated then 'INCARCERATED' end),
                ('CUSTODY', case when out_of_state then 'OUT_OF_STATE' end)) g (grouped_by, member)
            where g.member is not null
            group by grouping sets ((unit, g.grouped_by, g.member, topic, detail), (unit, g.grouped_by, g.member, topic, detail, outcome))
            """;

    /** What the rules say of each requirement, as its plan keeps it. A rolling exemption has no due date and so is in no period. */
    static final String REQUIREMENTS = ASKED + """
            fact as (
                select case_id, subject as participant_id, due_on as on_date,
                       case when status = 'SUPPRESSED' then 'LIFTED' when kind = 'DILIGENT_SEARCH' then 'SEARCH' else 'CONTACT' end as topic,
                       case status when 'MET' then 'IN_TIME' when 'MET_LATE' then 'LATE' when 'SUPPRESSED' then ''
                                   when 'UPCOMING' then 'OPEN' when 'OPEN' then 'OPEN' else 'MISSED' end as outcome,
                       '' as detail, null::numeric as amount
                from requirement
                where due_on between $1 and $2 and kind in ('INITIAL_CONTACT', 'ONGOING_CONTACT', 'DILIGENT_SEARCH') and not withdrawn)
            """ + COUNTED;

    /** $4: the roles that each policy covers, as in {@code tn-31.8|MOTHER}. Who is owed nothing from the first day is not waited for. */
    static final String BEGINNINGS = ASKED + """
            beginning as (
                select c.id as case_id, p.participant_id, greatest(c.opened_on, p.joined_on) as on_date
                from case_file c join case_participant p on p.case_id = c.id
                where greatest(c.opened_on, p.joined_on) between $1 and $2 and c.policy || '|' || p.role = any ($4::text[])
                  and not exists (
                      select from message_bar b
                      where b.case_id = c.id and b.participant_id = p.participant_id and b.effect = 'DROP'
                        and b.from_on <= greatest(c.opened_on, p.joined_on)
                        and (b.to_on is null or b.to_on > greatest(c.opened_on, p.joined_on)))),
            fact as (
                select b.case_id, b.participant_id, b.on_date, t.topic, case when t.reached_on is null then 'NONE' else 'MADE' end as outcome,
                       '' as detail, (t.reached_on - b.on_date)::numeric as amount
                from beginning b
                    cross join lateral (
                        select min(on_date) as on_date from contact
                        where case_id = b.case_id and b.participant_id = any (participant_ids) and on_date >= b.on_date) tried
                    cross join lateral (
                        select min(k.on_date) as on_date from requirement r join contact k on k.id = r.met_by
                        where r.case_id = b.case_id and r.subject = b.participant_id and not r.withdrawn
                          and r.kind in ('INITIAL_CONTACT', 'ONGOING_CONTACT')) met
                    cross join lateral (values ('ATTEMPT', tried.on_date), ('INITIAL', met.on_date)) t (topic, reached_on))
            """ + COUNTED;

    /** Bars hold for days of all time and follow from the facts with them, so the past is as they say today. $4 as above. */
    static final String EXEMPTIONS = ASKED + """
            fact as (
                select b.case_id, b.participant_id, $2::date as on_date, 'EXEMPTION' as topic, b.reason as outcome, '' as detail,
                       ($2::date - b.from_on)::numeric as amount
                from message_bar b
                    join case_file e on e.id = b.case_id
                    join case_participant q on q.case_id = b.case_id and q.participant_id = b.participant_id
                where b.effect = 'DROP' and b.reason in ('RELEASED_BY_COURT_ORDER', 'FULL_GUARDIANSHIP', 'DECEASED', 'NO_CHILD_IN_CASE')
                  and b.from_on <= $2 and (b.to_on is null or b.to_on > $2) and e.policy || '|' || q.role = any ($4::text[]))
            """ + COUNTED;

    /** $4: the agency's zone, in which a meeting was proposed on its day. */
    static final String MEETINGS = ASKED + """
            fact as (
                select m.case_id, a.participant_id, (m.created_at at time zone $4)::date as on_date, t.topic, t.outcome, '' as detail, t.amount
                from meeting m
                    join meeting_attendee a on a.meeting_id = m.id
                    cross join lateral (values
                        ('MEETING',
                         case when m.status = 'CANCELLED' then 'CANCELLED'
                              when m.status = 'HELD' and a.settled_at is not null then 'KEPT'
                              when m.status = 'NO_SHOW' and a.settled_at is not null then 'NO_SHOW'
                              else 'OPEN' end,
                         null::numeric),
                        ('ANSWER',
                         case when a.answer = 'NONE' then 'UNANSWERED' else 'ANSWERED' end,
                         case when a.answer <> 'NONE' then round(extract(epoch from a.answered_at - m.created_at) / 3600, 1) end)
                    ) t (topic, outcome, amount)
                where m.created_at >= $1::timestamp at time zone $4 and m.created_at < ($2::date + 1)::timestamp at time zone $4)
            """ + COUNTED;

    /** $4 likewise; $5 and $6: the ids between which those made in the period are, for ids are in the order of time. */
    static final String MESSAGES = ASKED + """
            fact as (
                select case_id, recipient_id as participant_id, (created_at at time zone $4)::date as on_date, 'MESSAGE' as topic,
                       '' as outcome, concat_ws(' ', purpose, channel, status) as detail, segments::numeric as amount
                from message where recipient_kind = 'PARTICIPANT' and id >= $5 and id < $6)
            """ + COUNTED;

    /** $4 and $5: the ids likewise. A unit's own fallback address is that unit's; the default one is of none. */
    static final String STAFF_MESSAGES = ASKED + """
            fact as (
                select w.id as worker_id, case when m.recipient_kind = 'WORKER' then w.unit else nullif(m.recipient_id, 'default') end as unit,
                       concat_ws(' ', m.purpose, m.channel, m.status) as detail, m.segments::numeric as amount
                from message m left join worker w on m.recipient_kind = 'WORKER' and w.id = m.recipient_id
                where m.recipient_kind <> 'PARTICIPANT' and m.id >= $4 and m.id < $5)
            select unit, g.grouped_by, g.member, 'STAFF' as topic, '' as outcome, detail, count(*) as count, sum(amount)::numeric as sum,
                   null::numeric as median, null::numeric as ninetieth, 0::bigint as people
            from fact cross join lateral (values ('UNIT', ''), ('WORKER', worker_id)) g (grouped_by, member)
            where g.member is not null and ($3::text is null or unit = $3)
            group by unit, g.grouped_by, g.member, detail
            """;

    /** Every unit in scope, so that one of which nothing was counted is told of as well. */
    static final String UNITS = "select distinct unit from worker where $1::text is null or unit = $1 order by unit";

    /** Those whose plan time alone has made out of date; where it is made again for other files, or for the first time after an import,
     * since when is not known. */
    static final String PLANS_DUE = """
            select count(*) as due, min(p.due_at) filter (where p.due_at > timestamptz 'epoch' + interval '1 day') as since
            from plan p join case_file c on c.id = p.case_id left join worker w on w.id = c.worker_id
            where p.due_at <= $2 and ($1::text is null or w.unit = $1)
            """;

    static final String FIRST_PLANS_DUE = """
            select p.case_id
            from plan p join case_file c on c.id = p.case_id left join worker w on w.id = c.worker_id
            where p.due_at <= $2 and ($1::text is null or w.unit = $1)
            order by p.due_at, p.case_id
            limit $3
            """;

    /** All figures of one answer are of one moment. */
    static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    private MeasureStatements() {}
}
