package org.hearthline.reminder;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Cases with a year of history, written past the service: two children and three participants, each tried and reached every month, one
 * of them out of state for a while, one missing and searched for, an order that ended, a guardianship.
 */
final class StoredCases {

    /** The first instant of the day after the history, in the cases' zone. */
    static final String STORED_AT = "2026-01-01T06:00:00Z";

    /** Sealed values are as long as the service's own; nobody opens them. */
    private static final String STORE = """
            select set_config('hearthline.actor', 'bench', true),
                   set_config('hearthline.actor_role', 'system', true),
                   set_config('hearthline.at', '%2$s', true);

            insert into worker
            select 'W-bench-' || w, null, null, null, null, 'Davidson-2', 'America/Chicago', 'WORKER', '{EMAIL}', 0
            from generate_series(0, %1$d / 20) w;

            insert into case_file
            select 'C-bench-' || c, 'tn-31.8', 'FOSTER_CARE', 'Davidson', 'America/Chicago', 'W-bench-' || c / 20, '2025-01-06', null, 0
            from generate_series(1, %1$d) c;

            create temporary view stored_case as select * from case_file where id like 'C-bench-%%';

            insert into case_child
            select id, id || '-K' || k, k, sha256(id::bytea), null, null, 'NO' from stored_case, generate_series(1, 2) k;

            insert into case_participant
            select id, id || '-P' || p, p, sha256(id::bytea), (array['MOTHER', 'FATHER', 'CAREGIVER'])[p], null, 'en', null, null, null,
                   '{}', null, false
            from stored_case, generate_series(1, 3) p;

            insert into circumstance
            select gen_random_uuid(), 0, id, id || '-P' || p, kind, begins, '2025-06-01', null, 'CASE_SYSTEM'
            from stored_case, (values (2, 'OUT_OF_STATE', date '2025-03-01'), (3, 'MISSING', '2025-04-01')) said (p, kind, begins);

            insert into court_order
            select id || '-O', 'CASE_SYSTEM', id, 0, 'RELEASE_OF_REASONABLE_EFFORTS', array[id || '-P1'], '{}', '2025-05-01', '2025-06-20',
                   '26-J-114', false, null, null
            from stored_case;

            insert into guardianship
            select gen_random_uuid(), 0, id, id || '-K2', 'FULL', '2025-06-01', null, '26-J-115', 'CASE_SYSTEM' from stored_case;

            insert into contact
            select id || '-X' || p || '-' || month || outcome, id, make_date(2025, month, case outcome when 'ATTEMPTED' then 8 else 12 + p end),
                   null, case when p = 2 and month in (3, 4, 5) then 'PHONE' else 'FACE_TO_FACE' end, outcome,
                   array[id || '-P' || p], '{}', 45, '{}', decode(repeat(md5(id || month), 30), 'hex'), 'W-bench-1', sha256(id::bytea)
            from stored_case, generate_series(1, 3) p, generate_series(1, 12) month, unnest(array['ATTEMPTED', 'COMPLETED']) outcome
            where not (p = 3 and month in (4, 5)) and not (p = 1 and month = 5) and not (p = 2 and month = 9);

            insert into diligent_search
            select id || '-S' || month, id, make_date(2025, month, 9), id || '-P3', '{RELATIVES}', decode(repeat(md5(id), 30), 'hex'),
                   'W-bench-1', sha256(id::bytea)
            from stored_case, generate_series(4, 5) month;

            insert into plan
            select id, '%2$s' from stored_case;

            analyze;
            """;

    private StoredCases() {}

    static void store(DataSource database, int cases) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(STORE.formatted(cases, STORED_AT));
        }
    }
}
