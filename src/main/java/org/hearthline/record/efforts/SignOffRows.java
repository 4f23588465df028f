package org.hearthline.record.efforts;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** Keeps and reads records that were signed off. Whether somebody may see the case is asked before. */
@Singleton
class SignOffRows {

    private static final String KEEP = """
            insert into efforts_sign_off (id, case_id, from_on, to_on, signed_by, signed_at, hash, document, note)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict do nothing
            """;

    private static final String FIND = "select * from efforts_sign_off where id = $1";

    private static final String OF_CASE = """
            select id, from_on, to_on, signed_by, signed_at, hash from efforts_sign_off where case_id = $1 order by signed_at desc, id
            """;

    private final Pool pool;
    private final Sealing sealing;

    SignOffRows(Pool pool, Sealing sealing) {
        this.pool = pool;
        this.sealing = sealing;
    }

    /** @param document and the note: null once the key was destroyed */
    record Kept(
            String caseId,
            SignOff signOff,
            @Nullable String note,
            @Nullable String document) {

        boolean is(String otherCase, SignOffRequest request) {
            return caseId.equals(otherCase)
                    && signOff.from().equals(request.from())
                    && signOff.to().equals(request.to())
                    && Objects.equals(note, request.note());
        }
    }

    /** Nothing happens where the id is taken. */
    Uni<Void> keep(
            SqlConnection transaction,
            String caseId,
            String id,
            SignOffRequest request,
            FrozenRecord frozen,
            Viewer signer,
            Instant now) {
        return sealing.keyMade(transaction, owner(id))
                .chain(keys -> transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.from(Arrays.asList(
                                id,
                                caseId,
                                request.from(),
                                request.to(),
                                signer.id(),
                                now.atOffset(UTC),
                                Buffer.buffer(frozen.hash()),
                                sealed(keys, id, frozen.json()),
                                sealed(keys, id, request.note())))))
                .replaceWithVoid();
    }

    /** A case's, the latest first. */
    Uni<List<SignOff>> ofCase(String caseId) {
        return pool.preparedQuery(OF_CASE).execute(Tuple.of(caseId)).map(rows -> Rows.list(rows, SignOffRows::signOff));
    }

    Uni<Optional<Kept>> find(String id) {
        return pool.withConnection(connection -> connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : kept(connection, rows.iterator().next()).map(Optional::of)));
    }

    private Uni<Kept> kept(SqlConnection connection, Row row) {
        String owner = owner(row.getString("id"));
        return sealing.key(connection, owner)
                .map(keys -> new Kept(
                        row.getString("case_id"),
                        signOff(row),
                        row.getBuffer("note") == null
                                ? null
                                : keys.open(owner, row.getBuffer("note").getBytes()),
                        keys.open(owner, row.getBuffer("document").getBytes())));
    }

    private static SignOff signOff(Row row) {
        return new SignOff(
                row.getString("id"),
                row.getLocalDate("from_on"),
                row.getLocalDate("to_on"),
                row.getString("signed_by"),
                row.getOffsetDateTime("signed_at").toInstant(),
                FrozenRecord.inDigits(row.getBuffer("hash").getBytes()));
    }

    private static @Nullable Buffer sealed(Sealing.Keys keys, String id, @Nullable String value) {
        byte @Nullable [] sealed = keys.seal(owner(id), value);
        return sealed == null ? null : Buffer.buffer(sealed);
    }

    private static String owner(String id) {
        return Sealing.owner("efforts", id);
    }
}
