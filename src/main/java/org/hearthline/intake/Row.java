package org.hearthline.intake;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table, kept small: its values in the order of the table's columns, in one string.
 *
 * @param line where it begins
 */
record Row(Table table, long line, String joined) {

    /** No value that the API takes holds it. */
    static final char BETWEEN = '\0';

    static Row of(Table table, long line, List<String> values) {
        return new Row(table, line, String.join(String.valueOf(BETWEEN), values));
    }

    /** The values by the table's columns; one that is left empty is absent. */
    @Nullable
    String value(String column) {
        int from = 0;
        for (String each : table.columns()) {
            int to = joined.indexOf(BETWEEN, from);
            if (each.equals(column)) {
                String value = to < 0 ? joined.substring(from) : joined.substring(from, to);
                return value.isEmpty() ? null : value;
            }
            from = to + 1;
        }
        return null;
    }

    /** The same, where a row without it has no place. */
    String key(String column) {
        String value = value(column);
        return value == null ? "" : value;
    }

    Set<String> columns() {
        return table.columns();
    }

    Origin origin() {
        return new Origin(table.file(), line);
    }
}
