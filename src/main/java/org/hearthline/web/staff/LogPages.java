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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.casework.Logs;
import org.hearthline.casework.Whereabouts;
import org.hearthline.policy.Mode;
import org.hearthline.policy.Outcome;
import org.hearthline.web.staff.CasePeople.Family;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a worker logs what they did: a contact or an attempt, a diligent search, that somebody is missing or found. */
@Path("/cases/{id}")
@PermitAll
class LogPages {

    private final StaffPages pages;
    private final CasePeople people;
    private final Logs logs;
    private final Whereabouts whereabouts;

    LogPages(StaffPages pages, CasePeople people, Logs logs, Whereabouts whereabouts) {
        this.pages = pages;
        this.people = people;
        this.logs = logs;
        this.whereabouts = whereabouts;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        private Templates() {}

        static native TemplateInstance contact(Reader reader, LogForm form);

        static native TemplateInstance search(Reader reader, LogForm form);
    }

    @GET
    @Path("contacts/new")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> contact(
            String id,
            @QueryParam("participant") @DefaultValue("") String participant,
            @QueryParam("child") @DefaultValue("") String child) {
        return pages.show(StaffPages.CASEWORK, reader -> people.of(reader, id)
                .map(family -> Templates.contact(
                        reader,
                        new LogForm(
                                family,
                                Fields.of(Map.of(
                                        "id", UUID.randomUUID().toString(),
                                        "on", family.today().toString(),
                                        "mode", Mode.FACE_TO_FACE.name(),
                                        "outcome", Outcome.COMPLETED.name(),
                                        "participantIds", participant,
                                        "childIds", child))))));
    }

    @POST
    @Path("contacts/new")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> logContact(String id) {
        return pages.take(
                StaffPages.CASEWORK,
                (reader, fields) ->
                        logs.contact(reader.viewer(), id, contact(fields)).replaceWith(() -> "/cases/" + id),
                (reader, fields) ->
                        people.of(reader, id).map(family -> Templates.contact(reader, new LogForm(family, fields))));
    }

    @GET
    @Path("searches/new")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> search(
            String id, @QueryParam("participant") @DefaultValue("") String participant) {
        return pages.show(StaffPages.CASEWORK, reader -> people.of(reader, id)
                .map(family -> Templates.search(
                        reader,
                        new LogForm(
                                family,
                                Fields.of(Map.of(
                                        "id", UUID.randomUUID().toString(),
                                        "on", family.today().toString(),
                                        "participantId", participant))))));
    }

    @POST
    @Path("searches/new")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> logSearch(String id) {
        return pages.take(
                StaffPages.CASEWORK,
                (reader, fields) ->
                        logs.search(reader.viewer(), id, search(fields)).replaceWith(() -> "/cases/" + id),
                (reader, fields) ->
                        people.of(reader, id).map(family -> Templates.search(reader, new LogForm(family, fields))));
    }

    @POST
    @Path("participants/{participantId}/missing")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> missing(String id, String participantId) {
        return pages.take(StaffPages.CASEWORK, (reader, fields) -> (fields.has("missing", "yes")
                        ? whereabouts.missing(reader.viewer(), id, participantId)
                        : whereabouts.found(reader.viewer(), id, participantId))
                .replaceWith(() -> StaffPages.onThisHost(fields.get("to"))));
    }

    /** The contact as the API takes it. Its id was made with the form: sent twice, it is logged once. */
    private static ObjectNode contact(Fields fields) {
        ObjectNode contact = fields.document("id", "on", "mode", "outcome");
        fields.list(contact, "participantIds").list(contact, "childIds");
        contact.setAll(LogForm.efforts(fields));
        return contact;
    }

    private static ObjectNode search(Fields fields) {
        ObjectNode search = fields.document("id", "on", "participantId", "result");
        fields.list(search, "sources");
        return search;
    }

    /** What a form for logging shows. */
    record LogForm(Family family, Fields fields) {

        /** What a contact shows of concerted efforts (31.8 D). */
        private static final List<String> WORDS =
                List.of("safety", "permanency", "wellBeing", "servicesOffered", "whatWorked", "nextSteps");

        static ObjectNode efforts(Fields fields) {
            ObjectNode efforts = fields.document(WORDS.toArray(String[]::new));
            if (!fields.get("place").isEmpty()) {
                efforts.put("place", fields.get("place"));
            }
            fields.number(efforts, "minutes").list(efforts, "accommodations");
            return efforts;
        }

        public List<String> words() {
            return WORDS;
        }

        public List<Mode> modes() {
            return List.of(Mode.values());
        }

        public List<Outcome> outcomes() {
            return List.of(Outcome.values());
        }

        public List<String> accommodations() {
            return List.of("LANGUAGE", "CULTURE", "GENDER", "SCHEDULE", "PLACE");
        }

        public List<String> sources() {
            return List.of("RELATIVES", "CASE_FILE", "FACILITIES", "COURT", "BENEFITS", "ONLINE", "LAST_ADDRESS");
        }
    }
}
