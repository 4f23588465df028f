package org.hearthline.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hearthline.casework.CaseSight;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Page;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** The ledger as staff read it. */
@Singleton
public class LedgerPages {

    /** Of a case that the reader may not see neither the id is told nor what its staff wrote. */
    private static final String SELECT = """
            select e.seq, e.at, e.action, e.state, e.means, e.said_by,
                   case when e.case_id is null or seen.id is not null then e.how end as how, e.language, e.wording, e.wording_version,
                   a.channel, a.value, seen.id as case_id
            from consent_entry e join address a on a.id = e.address_id
                left join lateral (
                    select c.id from case_file c
                    where c.id = e.case_id
                      and ($3 = 'SYSTEM' or $3 = 'WORKER' and c.worker_id = $4
                           or $3 = 'SUPERVISOR' and exists (
                               select from worker me join worker mate on mate.unit = me.unit where me.id = $4 and mate.id = c.worker_id)))
                    seen on true
            where e.participant_id = $1 and e.seq > $2
            order by e.seq
            limit $5
            """;

    private final Pool pool;
    private final CaseSight sight;
    private final Sealing sealing;

    LedgerPages(Pool pool, CaseSight sight, Sealing sealing) {
        this.pool = pool;
        this.sight = sight;
        this.sealing = sealing;
    }

    /**
     * An entry.
     *
     * @param at when it was said
     * @param address null, like all words here, once the person's values were erased
     * @param by a worker's id, or who else it was
     * @param wording what the person was asked, word for word
     */
    public record Entry(
            long seq,
            Instant at,
            Channel channel,
            @Nullable String address,
            ConsentAction action,
            ConsentState state,
            Means means,
            String by,
            @Nullable String how,
            @Nullable String caseId,
            @Nullable String language,
            @Nullable String wording,
            @Nullable String wordingVersion) {}

    /** Oldest first. Fails with a 404 problem where the person is in no case of the viewer's. */
    public Uni<Page<Entry>> of(Viewer viewer, String participantId, Page.Request page) {
        long after = after(page.after());
        String owner = Sealing.person(participantId);
        return pool.withConnection(connection -> sight.requireParticipant(connection, viewer, null, participantId)
                .chain(() -> sealing.key(connection, owner))
                .chain(keys -> connection
                        .preparedQuery(SELECT)
                        .execute(Tuple.of(participantId, after, viewer.role().name(), viewer.id(), page.limit() + 1))
                        .map(rows -> Rows.list(rows, row -> entry(row, keys, owner))))
                .map(entries -> Page.of(entries, page, entry -> Long.toString(entry.seq()), entry -> entry)));
    }

    private static long after(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException wrong) {
            throw Page.notACursor();
        }
    }

    private static Entry entry(Row row, Sealing.Keys keys, String owner) {
        return new Entry(
                row.getLong("seq"),
                row.getOffsetDateTime("at").toInstant(),
                Channel.valueOf(row.getString("channel")),
                open(row, "value", keys, owner),
                ConsentAction.valueOf(row.getString("action")),
                ConsentState.valueOf(row.getString("state")),
                Means.valueOf(row.getString("means")),
                row.getString("said_by"),
                open(row, "how", keys, owner),
                row.getString("case_id"),
                row.getString("language"),
                open(row, "wording", keys, owner),
                row.getString("wording_version"));
    }

    private static @Nullable String open(Row row, String column, Sealing.Keys keys, String owner) {
        return row.getBuffer(column) == null
                ? null
                : keys.open(owner, row.getBuffer(column).getBytes());
    }
}
