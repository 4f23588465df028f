package org.hearthline.casework;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;
import org.hearthline.policy.CaseFacts;
import org.hearthline.policy.Child;
import org.hearthline.policy.Circumstance;
import org.hearthline.policy.Contact;
import org.hearthline.policy.CourtOrder;
import org.hearthline.policy.DateInterval;
import org.hearthline.policy.Guardianship;
import org.hearthline.policy.Participant;
import org.hearthline.policy.Search;
import org.hearthline.policy.TribalStatus;
import org.jspecify.annotations.Nullable;

/** A stateless what-if: facts in, requirements out (CONTRACT, {@code POST /policy/evaluations}). */
public record EvaluationRequest(
        @Nullable @Valid PolicyChoice policy,
        @NotNull LocalDate asOf,
        @Nullable LocalDate through,
        @Nullable @Valid WorkerZone worker,
        @JsonProperty("case") @NotNull @Valid CaseDocument caseDocument,
        @Size(max = 5000) List<@NotNull @Valid ContactDocument> contacts,
        @Size(max = 5000) List<@NotNull @Valid SearchDocument> searches)
        implements Checked {

    /** A policy in force, by its id, or a whole policy. */
    @JsonDeserialize(using = PolicyChoiceReader.class)
    public record PolicyChoice(
            @Nullable String id,
            @JsonUnwrapped @Nullable @Valid PolicyDocument given) {}

    public record WorkerZone(@Nullable ZoneId timeZone) {}

    public EvaluationRequest {
        contacts = CaseDocument.orEmpty(contacts);
        searches = CaseDocument.orEmpty(searches);
    }

    LocalDate horizon() {
        return through == null ? asOf : through;
    }

    ZoneId workerZone() {
        return worker == null || worker.timeZone() == null ? caseDocument.timeZone() : worker.timeZone();
    }

    @Override
    public void check(Errors errors) {
        if (caseDocument != null) {
            caseDocument.check(errors.within("case"));
        }
        if (policy != null && policy.given() != null) {
            policy.given().check(errors.within("policy"));
        }
        CaseDocument.notBefore(errors, "through", asOf, through);
        if (asOf != null && horizon().isAfter(asOf.plusYears(10))) {
            errors.add("through", "must be within ten years of asOf");
        }
        CaseDocument.eachOf("contacts", contacts, (path, contact) -> given(errors, path + ".id", contact.id()));
        CaseDocument.eachOf("searches", searches, (path, search) -> given(errors, path + ".id", search.id()));
    }

    private static void given(Errors errors, String field, @Nullable String id) {
        if (id == null) {
            errors.add(field, "must be given here");
        }
    }

    CaseFacts facts() {
        return new CaseFacts(
                caseDocument.id(),
                Objects.requireNonNullElse(caseDocument.programArea(), "default"),
                caseDocument.timeZone(),
                caseDocument.openedOn(),
                caseDocument.closedOn(),
                caseDocument.children().stream().map(EvaluationRequest::fact).toList(),
                caseDocument.participants().stream()
                        .map(EvaluationRequest::fact)
                        .toList(),
                caseDocument.courtOrders().stream()
                        .filter(order -> !Boolean.TRUE.equals(order.enteredInError()))
                        .map(order -> new CourtOrder(
                                Objects.requireNonNull(order.id()),
                                order.kind(),
                                order.participantIds(),
                                order.childIds(),
                                new DateInterval(order.from(), order.to())))
                        .toList(),
                contacts.stream()
                        .map(contact -> new Contact(
                                Objects.requireNonNull(contact.id()),
                                contact.on(),
                                contact.mode(),
                                contact.outcome(),
                                contact.participantIds(),
                                contact.childIds()))
                        .toList(),
                searches.stream()
                        .map(search ->
                                new Search(Objects.requireNonNull(search.id()), search.on(), search.participantId()))
                        .toList());
    }

    private static Child fact(CaseDocument.ChildDocument child) {
        return new Child(
                child.id(),
                child.joinedOn(),
                child.leftOn(),
                Objects.requireNonNullElse(child.tribalStatus(), TribalStatus.UNKNOWN),
                child.guardianship().stream()
                        .map(said -> new Guardianship(
                                said.kind(), new DateInterval(said.from(), said.to()), said.evidence()))
                        .toList());
    }

    private static Participant fact(CaseDocument.ParticipantDocument participant) {
        return new Participant(
                participant.id(),
                participant.role(),
                participant.joinedOn(),
                participant.leftOn(),
                participant.childIds(),
                participant.circumstances().stream()
                        .map(said -> new Circumstance(said.kind(), new DateInterval(said.from(), said.to())))
                        .toList(),
                participant.contactEveryDays());
    }

    /** Tells an id from a whole policy. */
    static final class PolicyChoiceReader extends JsonDeserializer<PolicyChoice> {
        @Override
        public PolicyChoice deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken() == JsonToken.VALUE_STRING
                    ? new PolicyChoice(context.readValue(parser, String.class), null)
                    : new PolicyChoice(null, context.readValue(parser, PolicyDocument.class));
        }
    }
}
