package org.hearthline.record.measure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hearthline.casework.Agency;
import org.hearthline.casework.PolicyShelf;
import org.hearthline.platform.Rows;
import org.hearthline.policy.Policy;
import org.jspecify.annotations.Nullable;

/** Reads what is counted. */
@Singleton
class MeasureRows {

    private final Pool pool;
    private final ZoneId zone;
    private final PolicyShelf policies;

    MeasureRows(Pool pool, Agency agency, PolicyShelf policies) {
        this.pool = pool;
        this.zone = agency.timeZone();
        this.policies = policies;
    }

    /**
     * What was counted at one moment.
     *
     * @param units all in scope
     * @param asOf since when plans wait; now where none does
     */
    record Read(List<String> units, List<Counted> rows, Instant asOf, long plansDue) {}

    /** A statement with its parameters. */
    private record Question(String statement, List<@Nullable Object> parameters) {}

    Uni<Read> read(MeasuredPeriod period, @Nullable String unit, Instant now) {
        return pool.withTransaction(transaction -> transaction
                .query(MeasureStatements.SNAPSHOT)
                .execute()
                .chain(() -> units(transaction, unit))
                .chain(units -> counted(transaction, period, unit).chain(rows -> transaction
                        .preparedQuery(MeasureStatements.PLANS_DUE)
                        .execute(Tuple.from(Arrays.asList(unit, now.atOffset(ZoneOffset.UTC))))
                        .map(due -> read(units, rows, due.iterator().next(), now)))));
    }

    /** The cases that have waited longest for their plan to be made, at most so many. */
    Uni<List<String>> firstPlansDue(@Nullable String unit, Instant now, int most) {
        return pool.preparedQuery(MeasureStatements.FIRST_PLANS_DUE)
                .execute(Tuple.from(Arrays.asList(unit, now.atOffset(ZoneOffset.UTC), (long) most)))
                .map(rows -> Rows.list(rows, row -> row.getString("case_id")));
    }

    Uni<@Nullable String> unitOf(String workerId) {
        return pool.preparedQuery("select unit from worker where id = $1")
                .execute(Tuple.of(workerId))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString("unit"));
    }

    private static Uni<List<String>> units(SqlClient client, @Nullable String unit) {
        return client.preparedQuery(MeasureStatements.UNITS)
                .execute(Tuple.from(Arrays.asList(unit)))
                .map(rows -> Rows.list(rows, row -> row.getString("unit")));
    }

    private Uni<List<Counted>> counted(SqlClient client, MeasuredPeriod period, @Nullable String unit) {
        return Multi.createFrom()
                .iterable(questions(period, unit))
                .onItem()
                .transformToUniAndConcatenate(question ->
                        client.preparedQuery(question.statement()).execute(Tuple.from(question.parameters())))
                .onItem()
                .transformToIterable(rows -> rows)
                .map(MeasureRows::counted)
                .collect()
                .asList();
    }

    private List<Question> questions(MeasuredPeriod period, @Nullable String unit) {
        UUID first = idFrom(period.from());
        UUID after = idFrom(period.to().plusDays(1));
        String[] covered = covered(period.to());
        return List.of(
                question(MeasureStatements.REQUIREMENTS, period, unit),
                question(MeasureStatements.BEGINNINGS, period, unit, (Object) covered),
                question(MeasureStatements.EXEMPTIONS, period, unit, (Object) covered),
                question(MeasureStatements.MEETINGS, period, unit, zone.getId()),
                question(MeasureStatements.MESSAGES, period, unit, zone.getId(), first, after),
                question(MeasureStatements.STAFF_MESSAGES, period, unit, first, after));
    }

    private static Question question(
            String statement, MeasuredPeriod period, @Nullable String unit, Object... further) {
        List<@Nullable Object> parameters = new ArrayList<>(Arrays.asList(period.from(), period.to(), unit));
        parameters.addAll(List.of(further));
        return new Question(statement, parameters);
    }

    /** No message made before that day has an id as high: ids begin with the milliseconds (UUID version 7). */
    private UUID idFrom(LocalDate day) {
        long millis = day.atStartOfDay(zone).toInstant().toEpochMilli();
        return new UUID(Math.max(0, millis) << 16, 0);
    }

    private String[] covered(LocalDate day) {
        return policies.all().stream()
                .map(Policy::id)
                .distinct()
                .map(id -> policies.find(id).orElseThrow().inForceOn(day))
                .flatMap(policy -> policy.appliesTo().stream().map(role -> policy.id() + "|" + role))
                .toArray(String[]::new);
    }

    private static Read read(List<String> units, List<Counted> rows, Row due, Instant now) {
        Instant since = Rows.instant(due, "since");
        return new Read(units, rows, since == null ? now : since, due.getLong("due"));
    }

    private static Counted counted(Row row) {
        return new Counted(
                row.getString("unit"),
                By.valueOf(row.getString("grouped_by")),
                row.getString("member"),
                Topic.valueOf(row.getString("topic")),
                Objects.requireNonNullElse(row.getString("outcome"), ""),
                row.getString("detail"),
                row.getLong("count"),
                row.getBigDecimal("sum"),
                row.getBigDecimal("median"),
                row.getBigDecimal("ninetieth"),
                row.getLong("people"));
    }
}
