package org.hearthline.web.staff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.meeting.MeetingDesk;
import org.hearthline.meeting.MeetingDocument;
import org.hearthline.web.staff.CasePeople.Family;
import org.hearthline.web.staff.LogPages.LogForm;
import org.jboss.resteasy.reactive.RestResponse;

/** One meeting as the worker sees it: who answered what, and what can be done about it. */
@Path("/meetings/{id}")
@PermitAll
class MeetingDeskPages {

    private final StaffPages pages;
    private final CasePeople people;
    private final MeetingDesk meetings;

    MeetingDeskPages(StaffPages pages, CasePeople people, MeetingDesk meetings) {
        this.pages = pages;
        this.people = people;
        this.meetings = meetings;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        private Templates() {}

        static native TemplateInstance meeting(Reader reader, Sheet sheet);
    }

    record Sheet(MeetingDocument meeting, Family family, Fields fields) {

        public LogForm efforts() {
            return new LogForm(family, fields);
        }

        public List<Integer> numbers() {
            return List.of(1, 2, 3, 4, 5);
        }
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> see(String id) {
        return pages.show(StaffPages.CASEWORK, reader -> sheet(reader, id, Fields.NONE));
    }

    /** Offers other times, fixes one that was agreed otherwise, cancels, or says what came of it. */
    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<String>> change(String id) {
        return pages.take(
                StaffPages.CASEWORK,
                (reader, fields) -> meetings.change(reader.viewer(), id, change(reader, fields))
                        .replaceWith("/meetings/" + id),
                (reader, fields) -> sheet(reader, id, fields));
    }

    private Uni<TemplateInstance> sheet(Reader reader, String id, Fields fields) {
        return meetings.find(reader.viewer(), id).chain(meeting -> people.of(reader, meeting.caseId())
                .map(family -> Templates.meeting(reader, new Sheet(meeting, family, prefilled(meeting, fields)))));
    }

    private static Fields prefilled(MeetingDocument meeting, Fields fields) {
        return fields.values().isEmpty()
                ? Fields.of(Map.of(
                        "minutes",
                        String.valueOf(meeting.minutes()),
                        "place",
                        meeting.place() == null ? "" : meeting.place()))
                : fields;
    }

    private static ObjectNode change(Reader reader, Fields fields) {
        ObjectNode change = fields.document("status", "why");
        String at = ProposalPages.instant(reader, fields.get("at"));
        if (at != null) {
            change.put("at", at);
        }
        ProposalPages.addTimes(change, reader, fields);
        if (fields.has("status", "HELD") || fields.has("status", "NO_SHOW")) {
            change.set("contact", LogForm.efforts(fields));
        }
        return change;
    }
}
