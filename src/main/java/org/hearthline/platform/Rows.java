package org.hearthline.platform;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads what a statement on the pool answered. */
public final class Rows {

    private Rows() {}

    public static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return stream(rows).map(read).toList();
    }

    /** Empty where the statement found nothing. */
    public static Optional<Row> first(RowSet<Row> rows) {
        return stream(rows).findFirst();
    }

    /** Null where the column is. */
    public static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
