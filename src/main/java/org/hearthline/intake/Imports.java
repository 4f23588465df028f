package org.hearthline.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Rows;
import org.jspecify.annotations.Nullable;

/** Which imports there are, for those who look. */
@Singleton
public class Imports {

    private static final String SELECT = """
            select * from bulk_import
            where ($1::uuid is null or id = $1) and ($2::bigint is null or seq < $2)
            order by seq desc
            limit $3
            """;

    private static final String FINDINGS = """
            select * from bulk_import_finding where import_id = $1 and kind = $2 order by file, line, field limit 1000
            """;

    private final Pool pool;

    Imports(Pool pool) {
        this.pool = pool;
    }

    /** With what was found; a 404 problem where there is none. */
    public Uni<Import> find(String id) {
        try {
            return find(UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            throw Problem.notFound("import");
        }
    }

    Uni<Import> find(UUID id) {
        return pool.preparedQuery(SELECT)
                .execute(Tuple.of(id, null, 1))
                .map(rows -> Rows.first(rows).orElseThrow(() -> Problem.notFound("import")))
                .chain(row -> findings(id, FindingKind.ERROR)
                        .chain(errors -> findings(id, FindingKind.NOTE).map(notes -> shown(row, errors, notes))));
    }

    /** The latest, without what was found. */
    public Uni<List<Import>> latest(int limit) {
        return rows(null, limit).map(rows -> rows.stream()
                .map(row -> shown(row, List.of(), List.of()))
                .toList());
    }

    /** @param before the cursor of a page: the number of the import that it comes after */
    Uni<List<Row>> rows(@Nullable Long before, int limit) {
        return pool.preparedQuery(SELECT)
                .execute(Tuple.from(Arrays.asList(null, before, limit)))
                .map(rows -> Rows.stream(rows).toList());
    }

    private Uni<List<Finding>> findings(UUID id, FindingKind kind) {
        return pool.preparedQuery(FINDINGS).execute(Tuple.of(id, kind.name())).map(rows -> {
            List<Finding> findings = new ArrayList<>();
            rows.forEach(row -> findings.add(new Finding(
                    row.getString("file"),
                    row.getLong("line"),
                    row.getString("field"),
                    row.getString("case_id"),
                    row.getString("message"))));
            return findings;
        });
    }

    static Import shown(Row row, List<Finding> errors, List<Finding> notes) {
        return new Import(
                row.getUUID("id"),
                ImportStatus.valueOf(row.getString("status")),
                row.getBoolean("dry_run"),
                row.getLong("rows_read"),
                row.getInteger("cases_written"),
                row.getInteger("cases_unchanged"),
                row.getInteger("cases_refused"),
                row.getFloat("progress"),
                row.getString("reason"),
                errors,
                notes,
                row.getOffsetDateTime("received_at").toInstant(),
                Rows.instant(row, "started_at"),
                Rows.instant(row, "finished_at"));
    }
}
