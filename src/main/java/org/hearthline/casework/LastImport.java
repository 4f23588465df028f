package org.hearthline.casework;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a file said last of each case and worker, by keyed hash. */
@Singleton
class LastImport {

    private static final String FIND = """
            select key, hash, import_id from imported where key = any ($1)
            """;

    private static final String REMEMBER = """
            insert into imported (key, hash, import_id)
            select key, decode(hash, 'base64'), :import
            from unnest(cast(:keys as text[]), cast(:hashes as text[])) as said (key, hash)
            on conflict (key) do update set hash = excluded.hash, import_id = excluded.import_id
            """;

    private final Pool pool;

    LastImport(Pool pool) {
        this.pool = pool;
    }

    static String keyOfCase(String id) {
        return "case:" + id;
    }

    static String keyOfWorker(String id) {
        return "worker:" + id;
    }

    /**
     * Which of these say what was said last.
     *
     * @param hashes by key
     */
    Uni<BulkCases.Known> among(Map<String, byte[]> hashes, UUID importId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of((Object) hashes.keySet().toArray(String[]::new)))
                .map(rows -> {
                    Set<String> before = new HashSet<>();
                    Set<String> byThis = new HashSet<>();
                    rows.forEach(row -> {
                        String key = row.getString("key");
                        if (Arrays.equals(hashes.get(key), row.getBuffer("hash").getBytes())) {
                            (row.getUUID("import_id").equals(importId) ? byThis : before)
                                    .add(key.substring(key.indexOf(':') + 1));
                        }
                    });
                    return new BulkCases.Known(before, byThis);
                });
    }

    Uni<Void> remember(Mutiny.Session session, UUID importId, Collection<SaidCase> said) {
        Map<String, byte[]> hashes = new HashMap<>();
        said.forEach(each -> hashes.put(keyOfCase(each.id()), each.hash()));
        return remember(session, importId, hashes);
    }

    Uni<Void> remember(Mutiny.Session session, UUID importId, Map<String, byte[]> hashes) {
        List<String> keys = List.copyOf(hashes.keySet());
        return session.createNativeQuery(REMEMBER)
                .setParameter("import", importId)
                .setParameter("keys", keys.toArray(String[]::new))
                .setParameter(
                        "hashes",
                        keys.stream()
                                .map(key -> Base64.getEncoder().encodeToString(hashes.get(key)))
                                .toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** It was said otherwise since, by itself: what the next file says is looked at, whatever it is. */
    Uni<Void> forget(Mutiny.Session session, List<String> keys) {
        return session.createNativeQuery("delete from imported where key in (:keys)")
                .setParameter("keys", keys)
                .executeUpdate()
                .replaceWithVoid();
    }
}
