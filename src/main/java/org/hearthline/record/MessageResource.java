package org.hearthline.record;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hearthline.message.MessageStatus;
import org.hearthline.message.Purpose;
import org.hearthline.message.Recipient;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Page;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Role;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** What was sent, held or dropped, and why: newest first, to those who may see the case or are the recipient. No words, no addresses. */
@Path("/api/v1/messages")
class MessageResource {

    /**
     * Operators see every message, since a row holds ids and statuses alone. A worker or supervisor sees what went to people of theirs
     * and what speaks of cases of theirs.
     */
    private static final String SELECT = """
            with staff as (
                select mate.id from worker mate
                where mate.id = $2 or ($1 = 'SUPERVISOR' and mate.unit = (select unit from worker where id = $2))),
            visible as not materialized (
                select mc.case_id, mc.message_id
                from message_case mc join case_file c on c.id = mc.case_id
                where $1 in ('SYSTEM', 'ADMIN') or c.worker_id in (select id from staff))
            select m.*, array(select case_id from visible where message_id = m.id order by case_id) as case_ids,
                   (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('at', o.at, 'status', o.status, 'reason', o.reason,
                                                                          'evidence', o.evidence)) order by o.seq)
                    from message_outcome o where o.message_id = m.id) as outcomes
            from message m
            where ($1 in ('SYSTEM', 'ADMIN')
                   or (m.recipient_kind = 'WORKER' and m.recipient_id in (select id from staff))
                   or exists (select from visible where message_id = m.id))
              and ($3::text is null or exists (select from visible where message_id = m.id and case_id = $3))
              and ($4::text is null or m.id in (select message_id from message_recipient
                                                where recipient_id = $4 and recipient_kind = 'PARTICIPANT'))
              and ($5::text is null or m.id in (select message_id from message_recipient
                                                where recipient_id = $5 and recipient_kind = 'WORKER'))
              and ($6::text is null or m.status = $6)
              and ($7::uuid is null or m.id < $7)
            order by m.id desc
            limit $8
            """;

    private final SecurityIdentity identity;
    private final Pool pool;

    MessageResource(SecurityIdentity identity, Pool pool) {
        this.identity = identity;
        this.pool = pool;
    }

    /**
     * A message.
     *
     * @param caseId the one case it speaks of; null when it speaks of none or several
     * @param attempts how often a hand-off was begun
     * @param evidence what the reason rests on: an id or a kind
     * @param segments in how many parts a text travelled
     * @param outcomes what was decided of it, step by step
     */
    record Message(
            UUID id,
            Recipient to,
            Channel channel,
            Purpose purpose,
            MessageStatus status,
            @Nullable String reason,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant handedOffAt,
            @Nullable Instant finalAt,
            @Nullable String caseId,
            List<String> caseIds,
            int attempts,
            @Nullable String evidence,
            @Nullable Short segments,
            List<Map<String, Object>> outcomes) {}

    @GET
    @RolesAllowed({Role.WORKER_NAME, Role.SUPERVISOR_NAME, Role.ADMIN_NAME, Role.SYSTEM_NAME})
    public Uni<Page<Message>> messages(
            @QueryParam("caseId") @Nullable String caseId,
            @QueryParam("participantId") @Nullable String participantId,
            @QueryParam("workerId") @Nullable String workerId,
            @QueryParam("status") @Nullable String status,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        Viewer viewer = Viewer.of(identity);
        Page.Request page = Page.Request.of(after, limit);
        UUID before = before(page.after());
        return pool.preparedQuery(SELECT)
                .execute(Tuple.from(Arrays.asList(
                        viewer.role().name(),
                        viewer.id(),
                        caseId,
                        participantId,
                        workerId,
                        known(status),
                        before,
                        page.limit() + 1)))
                .map(rows -> Rows.list(rows, MessageResource::message))
                .map(messages -> Page.of(messages, page, message -> message.id().toString(), message -> message));
    }

    /** Ids are in the order in which messages were made. */
    private static @Nullable UUID before(@Nullable String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException wrong) {
            throw Page.notACursor();
        }
    }

    private static @Nullable String known(@Nullable String status) {
        if (status != null
                && Arrays.stream(MessageStatus.values())
                        .noneMatch(each -> each.name().equals(status))) {
            throw Problem.invalid("status", "must be one of " + Arrays.toString(MessageStatus.values()));
        }
        return status;
    }

    private static Message message(Row row) {
        List<String> caseIds = List.of(row.getArrayOfStrings("case_ids"));
        return new Message(
                row.getUUID("id"),
                new Recipient(Recipient.Kind.valueOf(row.getString("recipient_kind")), row.getString("recipient_id")),
                Channel.valueOf(row.getString("channel")),
                Purpose.valueOf(row.getString("purpose")),
                MessageStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("due_at").toInstant(),
                Rows.instant(row, "handed_off_at"),
                Rows.instant(row, "final_at"),
                caseIds.size() == 1 ? caseIds.get(0) : null,
                caseIds,
                row.getInteger("attempts"),
                row.getString("evidence"),
                row.getShort("segments"),
                outcomes(row));
    }

    private static List<Map<String, Object>> outcomes(Row row) {
        JsonArray outcomes = row.getJsonArray("outcomes");
        return outcomes == null
                ? List.of()
                : outcomes.stream()
                        .map(outcome -> ((JsonObject) outcome).getMap())
                        .toList();
    }
}
