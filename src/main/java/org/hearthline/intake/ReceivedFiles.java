package org.hearthline.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/**
 * Files as they were received, in parts that are sealed under a key of the file's own: any process can read one from its beginning, and
 * without its key it is gone. To be called where one may wait, off the event loops.
 */
@Singleton
class ReceivedFiles {

    private static final int PART = 256 * 1024;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String WRITE = """
            insert into bulk_import_part (import_id, position, sealed) values ($1, $2, $3)
            """;

    private static final String READ = """
            select sealed from bulk_import_part where import_id = $1 and position = $2
            """;

    private static final String FORGET = """
            with key as (delete from sealing_key where owner = $2)
            delete from bulk_import_part where import_id = $1
            """;

    private final Pool pool;
    private final Sealing sealing;

    ReceivedFiles(Pool pool, Sealing sealing) {
        this.pool = pool;
        this.sealing = sealing;
    }

    private static String owner(UUID id) {
        return Sealing.owner("import", id.toString());
    }

    /**
     * Keeps a file under the id of an import that there is; answers its size.
     *
     * @throws FileTooLarge when it has more bytes than {@code limit}
     * @throws IOException when the sender breaks off
     */
    long keep(UUID id, InputStream file, long limit) throws IOException, FileTooLarge {
        Sealing.Keys keys = await(pool.withConnection(connection -> sealing.keyMade(connection, owner(id))));
        long size = 0;
        for (int position = 0; ; position++) {
            byte[] part = file.readNBytes(PART);
            size += part.length;
            if (size > limit) {
                throw new FileTooLarge();
            }
            if (part.length == 0) {
                return size;
            }
            await(pool.preparedQuery(WRITE)
                    .execute(Tuple.of(id, position, Buffer.buffer(keys.sealBytes(owner(id), part)))));
        }
    }

    /** A file with more bytes than may be. */
    static final class FileTooLarge extends Exception {}

    /** The file from its beginning; a part is read when it is needed. */
    InputStream open(UUID id) {
        Sealing.Keys keys = await(pool.withConnection(connection -> sealing.key(connection, owner(id))));
        return new SequenceInputStream(new Enumeration<InputStream>() {

            private int position;
            private byte @Nullable [] next = part(id, keys, 0);

            @Override
            public boolean hasMoreElements() {
                return next != null;
            }

            @Override
            public InputStream nextElement() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                InputStream part = new ByteArrayInputStream(next);
                next = part(id, keys, ++position);
                return part;
            }
        });
    }

    private byte @Nullable [] part(UUID id, Sealing.Keys keys, int position) {
        var rows =
                await(pool.preparedQuery(READ).execute(Tuple.of(id, position))).iterator();
        return rows.hasNext()
                ? keys.openBytes(owner(id), rows.next().getBuffer("sealed").getBytes())
                : null;
    }

    /** Nothing is kept of the file once it has been read to its end. */
    Uni<Void> forget(SqlConnection transaction, UUID id) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(id, owner(id)))
                .replaceWithVoid();
    }

    /** The pool alone is asked, by a thread that may wait: one that takes a file in, or reads one. */
    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LONGEST);
    }
}
