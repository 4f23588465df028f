package org.hearthline.record.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.ServiceClock;
import org.hearthline.platform.Viewer;
import org.hearthline.record.retention.ExportSections.Section;
import org.jspecify.annotations.Nullable;

/** All that is kept of a person in one document, opened. A value whose key is gone is null, and its row says {@code erased}. */
@Singleton
class Export {

    private static final String ERASED = "erased";

    private final Pool pool;
    private final AboutPerson people;
    private final Sealing sealing;
    private final ServiceClock clock;

    Export(Pool pool, AboutPerson people, Sealing sealing, ServiceClock clock) {
        this.pool = pool;
        this.people = people;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Fails with a 404 problem where there is no such person, or they are not the viewer's. */
    Uni<Map<String, Object>> of(Viewer viewer, String personId) {
        return pool.withTransaction(connection -> connection
                .query("set transaction isolation level repeatable read, read only")
                .execute()
                .chain(() -> people.isOpenTo(connection, viewer, personId))
                .invoke(open -> {
                    if (!open) {
                        throw Problem.notFound("person");
                    }
                })
                .chain(() -> sections(connection, personId)));
    }

    private Uni<Map<String, Object>> sections(SqlConnection connection, String personId) {
        Map<String, Object> document = new LinkedHashMap<>();
        List<String> cutOff = new ArrayList<>();
        document.put("personId", personId);
        document.put("at", clock.instant().toString());
        return InTurn.each(ExportSections.ALL, section -> section(connection, section, personId)
                        .invoke(rows -> {
                            document.put(section.name(), rows);
                            if (rows.size() == ExportSections.MOST_ROWS) {
                                cutOff.add(section.name());
                            }
                        }))
                .chain(() -> sealing.key(connection, Sealing.person(personId)))
                .map(keys -> {
                    document.put(ERASED, keys.isErased(Sealing.person(personId)));
                    document.put("cutOff", cutOff);
                    return document;
                });
    }

    private Uni<List<Map<String, Object>>> section(SqlConnection connection, Section section, String personId) {
        return connection
                .preparedQuery(section.sql() + " limit " + ExportSections.MOST_ROWS)
                .execute(Tuple.of(personId))
                .map(rows -> Rows.stream(rows).toList())
                .chain(rows -> sealing.keys(connection, owners(rows))
                        .map(keys -> rows.stream().map(row -> opened(row, keys)).toList()));
    }

    private static Set<String> owners(List<Row> rows) {
        Set<String> owners = new TreeSet<>();
        for (Row row : rows) {
            owners.addAll(List.of(row.getArrayOfStrings("owners")));
            sides(plain(row)).forEach((side, values) -> {
                String owner = TrailValues.ownerOf(String.valueOf(plain(row).get("entity")), values);
                if (owner != null) {
                    owners.add(owner);
                }
            });
        }
        return owners;
    }

    private static Map<String, Object> opened(Row row, Sealing.Keys keys) {
        Map<String, Object> opened = new LinkedHashMap<>(plain(row));
        String[] fields = row.getArrayOfStrings("fields");
        String[] owners = row.getArrayOfStrings("owners");
        Object[] sealed = (Object[]) row.getValue("sealed");
        for (int i = 0; i < fields.length; i++) {
            put(opened, fields[i], owners[i], sealed[i] instanceof Buffer value ? value.getBytes() : null, keys);
        }
        sides(opened).forEach((side, values) -> opened.put(side, openedSide(opened, values, keys)));
        return opened;
    }

    private static Map<String, Object> openedSide(
            Map<String, Object> entry, Map<String, Object> values, Sealing.Keys keys) {
        String owner = TrailValues.ownerOf(String.valueOf(entry.get("entity")), values);
        Map<String, Object> opened = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            byte[] sealed = TrailValues.sealed(field, value);
            if (sealed != null && owner != null) {
                put(opened, field, owner, sealed, keys);
            } else if (!TrailValues.isLeftOut(field)) {
                opened.put(field, value);
            }
        });
        return opened;
    }

    private static void put(
            Map<String, Object> opened, String field, String owner, byte @Nullable [] sealed, Sealing.Keys keys) {
        String value = keys.open(owner, sealed);
        opened.put(field, value == null ? null : read(value));
        if (value == null && sealed != null) {
            opened.put(ERASED, true);
        }
    }

    /** Words of contacts and searches are kept as the documents that had them. */
    private static Object read(String value) {
        try {
            return value.startsWith("{") ? new JsonObject(value).getMap() : value;
        } catch (DecodeException words) {
            return value;
        }
    }

    private static Map<String, Object> plain(Row row) {
        return ((JsonObject) row.getValue("row")).getMap();
    }

    /** What an entry of the trail says was before, and is after. */
    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    private static Map<String, Map<String, Object>> sides(Map<String, Object> row) {
        Map<String, Map<String, Object>> sides = new LinkedHashMap<>();
        if (row.containsKey("entity")) {
            Arrays.asList("before", "after").forEach(side -> {
                if (row.get(side) instanceof Map<?, ?> values) {
                    sides.put(side, (Map<String, Object>) values);
                }
            });
        }
        return sides;
    }
}
