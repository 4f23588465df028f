package org.hearthline.web.staff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.casework.ReadCase;
import org.hearthline.casework.ReadCase.Told;
import org.hearthline.casework.RecordCourtOrder;
import org.hearthline.message.Fence.Cancelled;
import org.hearthline.reminder.DecisionReader;
import org.hearthline.reminder.DutyAnswer;
import org.hearthline.reminder.PlanReader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A case: its people, its court orders, all that happened, and why something is owed or not. */
@Path("/cases/{id}")
@PermitAll
class CasePages {

    private final StaffPages pages;
    private final ReadCase cases;
    private final PlanReader plans;
    private final DecisionReader decisions;
    private final CaseRows rows;
    private final RecordCourtOrder orders;

    CasePages(
            StaffPages pages,
            ReadCase cases,
            PlanReader plans,
            DecisionReader decisions,
            CaseRows rows,
            RecordCourtOrder orders) {
        this.pages = pages;
        this.cases = cases;
        this.plans = plans;
        this.decisions = decisions;
        this.rows = rows;
        this.orders = orders;
    }

    /** What somebody asks of a day, and what they were just told: all from the query. */
    record Asked(
            String who,
            String on,
            @Nullable Integer cancelled,
            @Nullable Integer unsettled) {
        static final Asked NOTHING = new Asked("", "", null, null);
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> show(
            String id,
            @QueryParam("who") @Nullable String who,
            @QueryParam("on") @Nullable String on,
            @QueryParam("cancelled") @Nullable String cancelled,
            @QueryParam("unsettled") @Nullable String unsettled) {
        Asked asked = new Asked(
                who == null ? "" : who, on == null ? "" : on, CasePages.count(cancelled), CasePages.count(unsettled));
        return pages.show(StaffPages.CASEWORK, reader -> page(reader, id, asked, Fields.NONE, ""));
    }

    private Uni<TemplateInstance> page(Reader reader, String id, Asked asked, Fields fields, String orderId) {
        return cases.read(reader.viewer(), id).chain(told -> plans.kept(reader.viewer(), id)
                .chain(plan -> rows.of(id).chain(all -> why(reader, told, asked)
                        .map(why -> CaseTemplates.show(
                                reader,
                                new CaseView(reader, told, plan, all).page(),
                                asked,
                                why.isEmpty() ? null : why.get(0),
                                fields,
                                orderId)))));
    }

    /** Of nobody in the case, nothing. */
    private Uni<List<DutyAnswer>> why(Reader reader, Told told, Asked asked) {
        return told.document().participants().stream()
                        .noneMatch(person -> person.id().equals(asked.who()))
                ? Uni.createFrom().item(List.of())
                : decisions
                        .duty(reader.viewer(), told.document().id(), asked.who(), day(asked.on()))
                        .map(List::of);
    }

    @GET
    @Path("court-orders/new")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> newOrder(String id) {
        return pages.show(StaffPages.CASEWORK, reader -> newOrder(reader, id, Fields.NONE));
    }

    private Uni<TemplateInstance> newOrder(Reader reader, String id, Fields fields) {
        return cases.read(reader.viewer(), id)
                .map(told -> CaseTemplates.newOrder(
                        reader,
                        told.document(),
                        fields,
                        today(reader, told.document().timeZone()).toString()));
    }

    @POST
    @Path("court-orders/new")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> record(String id) {
        return pages.take(
                StaffPages.CASEWORK,
                (reader, fields) -> {
                    ObjectNode order = fields.document("kind", "from", "to", "docket");
                    fields.list(order, "participantIds").list(order, "childIds");
                    return orders.record(reader.viewer(), id, order).map(cancelled -> back(id, cancelled));
                },
                (reader, fields) -> newOrder(reader, id, fields));
    }

    /** Ends an order, or says that it was never made. */
    @POST
    @Path("court-orders/{orderId}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> correct(String id, String orderId) {
        return pages.take(
                StaffPages.CASEWORK,
                (reader, fields) -> {
                    ObjectNode change = fields.document("to", "why");
                    if (fields.has("enteredInError", "true")) {
                        change.put("enteredInError", true);
                    } else if (!change.has("to")) {
                        change.putNull("to");
                    }
                    return orders.correct(reader.viewer(), orderId, change).map(cancelled -> back(id, cancelled));
                },
                (reader, fields) -> page(reader, id, Asked.NOTHING, fields, orderId));
    }

    private static String back(String id, Cancelled cancelled) {
        return "/cases/" + id + "?cancelled=" + cancelled.cancelled() + "&unsettled="
                + cancelled.unsettled().size();
    }

    static LocalDate today(Reader reader, ZoneId zone) {
        return LocalDate.ofInstant(reader.now(), zone);
    }

    /** Today, where it is none. */
    private static @Nullable LocalDate day(String on) {
        try {
            return on.isEmpty() ? null : LocalDate.parse(on);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static @Nullable Integer count(@Nullable String number) {
        return number != null && number.matches("\\d{1,6}") ? Integer.valueOf(number) : null;
    }
}
