package org.hearthline.web.staff;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.casework.ReadCase;
import org.hearthline.casework.SettleTask;
import org.hearthline.consent.AnswerParent;
import org.hearthline.consent.KeepAddresses;
import org.hearthline.consent.LedgerPages;
import org.hearthline.consent.RecordConsent;
import org.hearthline.platform.InTurn;
import org.hearthline.platform.Page;
import org.hearthline.platform.Problem;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A participant's conversation: both sides of it, their addresses and consent, and the worker's answer. */
@Path("/cases/{id}/participants/{participantId}/conversation")
@PermitAll
class ConversationPages {

    private final StaffPages pages;
    private final ReadCase cases;
    private final ConversationRows rows;
    private final KeepAddresses addresses;
    private final RecordConsent consents;
    private final LedgerPages ledger;
    private final AnswerParent answers;
    private final SettleTask tasks;

    ConversationPages(
            StaffPages pages,
            ReadCase cases,
            ConversationRows rows,
            KeepAddresses addresses,
            RecordConsent consents,
            LedgerPages ledger,
            AnswerParent answers,
            SettleTask tasks) {
        this.pages = pages;
        this.cases = cases;
        this.rows = rows;
        this.addresses = addresses;
        this.consents = consents;
        this.ledger = ledger;
        this.answers = answers;
        this.tasks = tasks;
    }

    /** Whose conversation it is. */
    record Of(String caseId, String participantId) {
        String path() {
            return "/cases/" + caseId + "/participants/" + participantId + "/conversation";
        }
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> show(String id, String participantId, @QueryParam("done") @Nullable String done) {
        Of of = new Of(id, participantId);
        String note = done != null && done.matches("answered|addresses|consent") ? done : "";
        return pages.show(StaffPages.CASEWORK, reader -> page(reader, of, note, "", Fields.NONE));
    }

    /** @param form the one that {@code fields} are of */
    private Uni<TemplateInstance> page(Reader reader, Of of, String note, String form, Fields fields) {
        return cases.read(reader.viewer(), of.caseId()).chain(told -> addresses
                .listed(reader.viewer(), of.caseId(), of.participantId())
                .chain(listed -> ledger.of(reader.viewer(), of.participantId(), Page.Request.of(null, "1000"))
                        .chain(entries -> rows.of(of.caseId(), of.participantId())
                                .map(both -> ConversationTemplates.show(
                                        reader,
                                        new ConversationView(reader, of, told, listed, entries.items(), both),
                                        note,
                                        form,
                                        fields,
                                        UUID.randomUUID().toString())))));
    }

    @POST
    @Path("answers")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> answer(String id, String participantId) {
        Of of = new Of(id, participantId);
        return pages.take(
                StaffPages.CASEWORK,
                (reader, fields) -> answers.send(reader.viewer(), said(of, fields))
                        .chain(() -> fields.has("settle", "true")
                                ? settle(reader, of)
                                : Uni.createFrom().voidItem())
                        .map(sent -> of.path() + "?done=answered"),
                (reader, fields) -> page(reader, of, "", "answer", fields));
    }

    private static AnswerParent.Said said(Of of, Fields fields) {
        AnswerParent.Say say = Arrays.stream(AnswerParent.Say.values())
                .filter(each -> each.name().equals(fields.get("say")))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("say", "must be chosen"));
        String id = fields.get("id").matches("[0-9a-f-]{36}")
                ? fields.get("id")
                : UUID.randomUUID().toString();
        return new AnswerParent.Said(id, of.caseId(), of.participantId(), say, fields.get("words"));
    }

    /** Who has answered has read. */
    private Uni<Void> settle(Reader reader, Of of) {
        ObjectNode done = JsonNodeFactory.instance
                .objectNode()
                .put("status", "DONE")
                .put("note", reader.say("conversation.answeredNote"));
        return rows.toBeRead(of.caseId(), of.participantId())
                .chain(ids -> InTurn.each(ids, task -> tasks.settle(reader.viewer(), task, done)));
    }

    @POST
    @Path("addresses")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> keep(String id, String participantId) {
        Of of = new Of(id, participantId);
        return pages.take(
                StaffPages.CASEWORK,
                (reader, fields) -> addresses
                        .keep(reader.viewer(), id, participantId, listed(fields))
                        .map(kept -> of.path() + "?done=addresses"),
                (reader, fields) -> page(reader, of, "", "addresses", fields));
    }

    /** Rows of which each has every field; one without an address is left out. */
    private static ObjectNode listed(Fields fields) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("addresses");
        List<String> values = fields.all("value");
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isBlank()) {
                ObjectNode address = document.withArray("addresses").addObject();
                address.put("channel", fields.at("channel", i))
                        .put("value", values.get(i).strip());
                String safe = fields.at("safe", i);
                if (!safe.isEmpty()) {
                    address.put("safe", safe.equals("true"));
                }
                String from = fields.at("safeFrom", i);
                String to = fields.at("safeTo", i);
                if (!from.isEmpty() || !to.isEmpty()) {
                    ObjectNode hours = address.putObject("safeHours");
                    put(hours, "from", from);
                    put(hours, "to", to);
                }
                put(address, "language", fields.at("language", i));
                put(address, "timeZone", fields.at("timeZone", i));
            }
        }
        return document;
    }

    private static void put(ObjectNode document, String field, String value) {
        if (!value.isEmpty()) {
            document.put(field, value);
        }
    }

    @POST
    @Path("consents")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> consent(String id, String participantId) {
        Of of = new Of(id, participantId);
        return pages.take(
                StaffPages.CASEWORK,
                (reader, fields) -> {
                    ObjectNode said = fields.document("action", "how");
                    String[] to = fields.get("to").split(" ", 2);
                    said.put("participantId", participantId).put("caseId", id);
                    said.put("channel", to[0]).put("address", to.length < 2 ? "" : to[1]);
                    return consents.record(reader.viewer(), said).map(done -> of.path() + "?done=consent");
                },
                (reader, fields) -> page(reader, of, "", "consent", fields));
    }
}
