package org.hearthline.record.retention;

import io.vertx.mutiny.sqlclient.Pool;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hearthline.Database;
import org.hearthline.platform.Sealing;

/** Every row of the database, with whatever of it can be opened by the keys that there are. */
final class EveryValue {

    /** A sealed value as a row's text has it, also within JSON: shorter than this none is. */
    private static final Pattern BINARY = Pattern.compile("x([0-9a-f]{56,})");

    private final Pool pool;
    private final Sealing sealing;
    /** Of what other tests kept nothing is of the one at hand. */
    private final List<String> before = owners();

    EveryValue(Pool pool, Sealing sealing) {
        this.pool = pool;
        this.sealing = sealing;
    }

    /** Rows as texts, and what was opened. */
    List<String> now() {
        List<String> owners = owners();
        owners.removeAll(before);
        Sealing.Keys keys = pool.withConnection(connection -> sealing.keys(connection, owners))
                .await()
                .indefinitely();
        List<String> all = new ArrayList<>(Database.everyRow());
        List<String> opened = new ArrayList<>();
        for (String row : all) {
            Matcher binary = BINARY.matcher(row);
            while (binary.find()) {
                String digits = binary.group(1);
                byte[] sealed = HexFormat.of().parseHex(digits.substring(0, digits.length() / 2 * 2));
                owners.forEach(owner -> open(keys, owner, sealed, opened));
            }
        }
        all.addAll(opened);
        return all;
    }

    private static void open(Sealing.Keys keys, String owner, byte[] sealed, List<String> opened) {
        try {
            String value = keys.open(owner, sealed);
            if (value != null) {
                opened.add(value);
            }
        } catch (IllegalStateException another) {
            // Another owner's.
        }
    }

    private static List<String> owners() {
        return new ArrayList<>(Database.query("select owner from sealing_key").stream()
                .map(row -> Objects.requireNonNull(row.get("owner")))
                .toList());
    }
}
