package org.hearthline.web.staff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.meeting.MeetingDesk;
import org.hearthline.meeting.MeetingKind;
import org.hearthline.message.text.PlaceKind;
import org.hearthline.web.staff.CasePeople.Family;
import org.hearthline.web.staff.DueItem.Standing;
import org.hearthline.web.staff.Standings.Who;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where a worker proposes times. */
@Path("/meetings/new")
@PermitAll
class ProposalPages {

    static final int SLOTS = 5;

    private final StaffPages pages;
    private final CasePeople people;
    private final Standings standings;
    private final MeetingDesk meetings;

    ProposalPages(StaffPages pages, CasePeople people, Standings standings, MeetingDesk meetings) {
        this.pages = pages;
        this.people = people;
        this.standings = standings;
        this.meetings = meetings;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        private Templates() {}

        static native TemplateInstance proposal(Reader reader, Form form);
    }

    /** @param standings how things stand with the participants, by their id */
    record Form(Family family, Fields fields, Map<Who, Standing> standings) {

        public List<MeetingKind> kinds() {
            return List.of(MeetingKind.values());
        }

        public List<PlaceKind> places() {
            return List.of(PlaceKind.values());
        }

        public List<Integer> numbers() {
            return List.of(1, 2, 3, 4, 5);
        }

        /** Whether anything that is sent reaches them. */
        public boolean agreed(String participantId) {
            Standing standing = standings.get(new Who(family.caseId(), participantId));
            return standing != null
                    && standing.consents().stream()
                            .anyMatch(each -> each.state().equals("ACTIVE"));
        }
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> form(
            @QueryParam("case") @DefaultValue("") String caseId,
            @QueryParam("participant") @DefaultValue("") String participant) {
        return pages.show(
                StaffPages.CASEWORK,
                reader -> form(
                        reader,
                        Fields.of(Map.of(
                                "id",
                                UUID.randomUUID().toString(),
                                "caseId",
                                caseId,
                                "kind",
                                MeetingKind.VISIT.name(),
                                "placeKind",
                                PlaceKind.HOME.name(),
                                "minutes",
                                "60",
                                "participantIds",
                                participant))));
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<String>> propose() {
        return pages.take(
                StaffPages.CASEWORK,
                (reader, fields) -> meetings.propose(reader.viewer(), proposal(reader, fields))
                        .map(meeting -> "/meetings/" + meeting.id()),
                this::form);
    }

    private Uni<TemplateInstance> form(Reader reader, Fields fields) {
        String caseId = fields.get("caseId");
        return people.of(reader, caseId).chain(family -> standings
                .of(reader, List.of(caseId))
                .map(found -> Templates.proposal(reader, new Form(family, fields, found))));
    }

    private static ObjectNode proposal(Reader reader, Fields fields) {
        ObjectNode proposal = fields.document("id", "caseId", "kind", "placeKind", "place");
        fields.number(proposal, "minutes");
        fields.all("participantIds").stream()
                .filter(id -> !id.isBlank())
                .forEach(id -> proposal.withArray("attendees").addObject().put("participantId", id));
        addTimes(proposal, reader, fields);
        return proposal;
    }

    /** Adds the times that were typed, in the reader's zone; or the stretch in which some are to be found. */
    static void addTimes(ObjectNode document, Reader reader, Fields fields) {
        for (int number = 1; number <= SLOTS; number++) {
            String slot = instant(reader, fields.get("slot" + number));
            if (slot != null) {
                document.withArray("slots").add(slot);
            }
        }
        String from = instant(reader, fields.get("from"));
        String to = instant(reader, fields.get("to"));
        if (from != null && to != null) {
            document.putObject("range").put("from", from).put("to", to);
        }
    }

    /** With the offset of the reader's zone; what is no time stays as it is, and is refused as such. */
    static @Nullable String instant(Reader reader, String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed)
                    .truncatedTo(ChronoUnit.MINUTES)
                    .atZone(reader.zone())
                    .toOffsetDateTime()
                    .toString();
        } catch (DateTimeException noTime) {
            return typed;
        }
    }
}
