package org.hearthline.web.staff;

/** Which cases a reader sees, as a condition of the pages' statements, whose first parameters are the reader's role and id. */
final class Sight {

    /** On {@code case_file}: a worker's own, a supervisor's unit's, none for anybody else (CONTRACT, "Who may"). */
    static final String CASES = """
            ($1 = 'WORKER' and worker_id = $2
             or $1 = 'SUPERVISOR' and worker_id in (
                 select mate.id from worker me join worker mate on mate.unit = me.unit where me.id = $2))
            """;

    private Sight() {}
}
