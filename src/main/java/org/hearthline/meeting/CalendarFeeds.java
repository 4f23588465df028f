package org.hearthline.meeting;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import org.hearthline.casework.Cases;
import org.hearthline.casework.Names;
import org.hearthline.meeting.CalendarFiles.Entry;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;

/** Workers' calendars, at addresses that only they know: whoever has one sees their meetings, by initials. */
@Singleton
class CalendarFeeds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 24;

    /** A new address in place of the one before. */
    private static final String RENEW = """
            insert into calendar_feed (worker_id, token_hash, created_at)
            select w.id, $4, $5 from worker w
            where w.id = $3
              and ($1 = 'SYSTEM' or w.id = $2 or ($1 = 'SUPERVISOR' and w.unit = (select unit from worker where id = $2)))
            on conflict (worker_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at
            """;

    private static final String WORKER = "select worker_id from calendar_feed where token_hash = $1";

    private static final String SETTLED = """
            select m.id, m.case_id, m.kind, m.minutes, m.sequence, a.settled_at, array_agg(a.participant_id order by a.position) as attendees
            from meeting m join meeting_attendee a on a.meeting_id = m.id join case_file c on c.id = m.case_id
            where (c.worker_id = $1
                   or m.worker_id = $1 and exists (
                       select from worker me join worker mate on mate.unit = me.unit where me.id = $1 and mate.id = c.worker_id)) and m.status in ('PROPOSED', 'CONFIRMED', 'NEEDS_TIMES') and a.settled_at is not null
            group by m.id, a.settled_at
            order by a.settled_at, m.id
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Cases cases;
    private final CalendarFiles files;

    CalendarFeeds(Pool pool, Transactions transactions, Cases cases, CalendarFiles files) {
        this.pool = pool;
        this.transactions = transactions;
        this.cases = cases;
        this.files = files;
    }

    /** The token of a new address; a 404 problem where the worker is not one whom the viewer knows of. */
    Uni<String> renew(Viewer viewer, String workerId, Instant now) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Buffer hash = Tokens.hash(token);
        return pool.withTransaction(transaction -> Transactions.nameActor(transaction, viewer, now)
                .chain(() -> transaction
                        .preparedQuery(RENEW)
                        .execute(Tuple.of(viewer.role().name(), viewer.id(), workerId, hash, now.atOffset(UTC))))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Problem.notFound("worker");
                    }
                    return token;
                }));
    }

    /** The calendar at an address; empty where there is none. */
    Uni<Optional<String>> read(String token, Instant now) {
        return pool.preparedQuery(WORKER)
                .execute(Tuple.of(Tokens.hash(token)))
                .map(rows -> Rows.first(rows))
                .chain(found -> found.map(
                                row -> calendar(row.getString("worker_id"), now).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<String> calendar(String workerId, Instant now) {
        return pool.preparedQuery(SETTLED)
                .execute(Tuple.of(workerId))
                .map(rows -> Rows.stream(rows).toList())
                .chain(rows -> names(rows)
                        .map(names -> files.feed(
                                rows.stream().map(row -> entry(row, names)).toList(), now)));
    }

    private Uni<Names> names(List<Row> rows) {
        List<String> caseIds =
                rows.stream().map(row -> row.getString("case_id")).distinct().toList();
        return transactions.read(session -> cases.names(session, caseIds));
    }

    private Entry entry(Row row, Names names) {
        String caseId = row.getString("case_id");
        String[] attendees = row.getArrayOfStrings("attendees");
        String who = Arrays.stream(attendees)
                .map(each -> names.byInitials(caseId, each))
                .collect(Collectors.joining(", "));
        return new Entry(
                files.uid(row.getString("id"), attendees[0]),
                row.getInteger("sequence"),
                row.getOffsetDateTime("settled_at").toInstant(),
                row.getInteger("minutes"),
                what(MeetingKind.valueOf(row.getString("kind"))) + ": " + who,
                ImmutableStatus.VEVENT_CONFIRMED);
    }

    private static String what(MeetingKind kind) {
        return switch (kind) {
            case VISIT -> "Visit";
            case FAMILY_TEAM_MEETING -> "Family team meeting";
        };
    }
}
