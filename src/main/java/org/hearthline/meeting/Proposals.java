package org.hearthline.meeting;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Problem;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Viewer;
import org.jspecify.annotations.Nullable;

/** Reads a proposal against its case: who may be asked, by whom, and when. */
@Singleton
class Proposals {

    /** The case, where the viewer sees it; and the worker who is named or whose case it is, where the viewer knows of them. */
    private static final String FIND = """
            select c.time_zone as case_zone, w.id as worker_id, w.time_zone as worker_zone,
                   coalesce(w.id = c.worker_id or ($1 = 'SYSTEM' and w.id is not null) or w.id = $2
                       or ($1 = 'SUPERVISOR' and w.unit = (select unit from worker where id = $2)), false) as in_sight,
                   array(select participant_id from case_participant p
                         where p.case_id = c.id and (p.left_on is null or p.left_on > ($5::timestamptz at time zone c.time_zone)::date))
                       as participants
            from case_file c left join worker w on w.id = coalesce($4, c.worker_id)
            where c.id = $3 and %s
            """.formatted(MeetingRows.VISIBLE_CASE);

    private final FreeTimes freeTimes;

    Proposals(FreeTimes freeTimes) {
        this.freeTimes = freeTimes;
    }

    /**
     * The meeting that is proposed, with its times and as yet without attendees. Fails with a 404 problem where the case is not the
     * viewer's, else with a 422 problem that names all that is wrong.
     */
    Uni<KeptMeeting> within(
            SqlConnection transaction, Viewer viewer, String id, ProposalDocument proposal, Instant now) {
        Errors errors = new Errors();
        proposal.times().check(errors, now);
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.from(Arrays.asList(
                        viewer.role().name(), viewer.id(), proposal.caseId(), proposal.workerId(), now.atOffset(UTC))))
                .map(rows -> Rows.first(rows).orElseThrow(() -> Problem.notFound("case")))
                .invoke(row -> checkPeople(errors, row, proposal))
                .invoke(errors::throwIfAny)
                .map(row -> meeting(id, proposal, row))
                .call(meeting -> freeTimes
                        .find(
                                transaction,
                                proposal.times(),
                                meeting.workerId,
                                proposal.participantIds(),
                                null,
                                errors,
                                now)
                        .invoke(meeting.slots::addAll)
                        .invoke(errors::throwIfAny));
    }

    private static void checkPeople(Errors errors, Row row, ProposalDocument proposal) {
        if (!row.getBoolean("in_sight")) {
            errors.add(
                    "workerId",
                    proposal.workerId() == null
                            ? "must be given: the case has no worker on record"
                            : "must be the case's worker or another of yours");
        }
        Set<String> known = Set.copyOf(List.of(row.getArrayOfStrings("participants")));
        for (int i = 0; i < proposal.participantIds().size(); i++) {
            if (!known.contains(proposal.participantIds().get(i))) {
                errors.add("attendees[" + i + "].participantId", "is no participant of this case, or has left it");
            }
        }
    }

    private static KeptMeeting meeting(String id, ProposalDocument proposal, Row row) {
        ZoneId caseZone = ZoneId.of(row.getString("case_zone"));
        @Nullable String workerZone = row.getString("worker_zone");
        return new KeptMeeting(
                id,
                proposal.caseId(),
                proposal.kind(),
                Objects.requireNonNull(row.getString("worker_id")),
                proposal.placeKind(),
                proposal.minutes(),
                caseZone,
                workerZone == null ? caseZone : ZoneId.of(workerZone));
    }
}
