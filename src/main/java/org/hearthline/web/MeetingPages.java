package org.hearthline.web;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.consent.ConsentLinks;
import org.hearthline.meeting.Answered;
import org.hearthline.platform.Form;
import org.hearthline.web.MeetingPage.Note;
import org.hearthline.web.MeetingPage.Refusal;
import org.hearthline.web.MeetingPage.View;
import org.hearthline.web.Visitor.State;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A parent's page for one meeting: the token in its address is all that opens it. Looking changes nothing, whoever looks, such as a
 * program that tries every link of an e-mail; each answer is a form, after which the browser shows how things stand.
 */
@Path("/m/{token}")
@PermitAll
class MeetingPages {

    private static final int MOST_CHARACTERS = 1000;

    private final Visits visits;
    private final ConsentLinks consents;
    private final Answers answers;
    private final PageTexts texts;

    MeetingPages(Visits visits, ConsentLinks consents, Answers answers, PageTexts texts) {
        this.visits = visits;
        this.consents = consents;
        this.answers = answers;
        this.texts = texts;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> see(
            String token, @QueryParam("lang") @Nullable String lang, @QueryParam("note") @Nullable String note) {
        return page(token, lang, View.MAIN, note, null);
    }

    @GET
    @Path("/other-times")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> seeOtherTimes(
            String token, @QueryParam("lang") @Nullable String lang, @QueryParam("note") @Nullable String note) {
        return page(token, lang, View.OTHER_TIMES, note, null);
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<String>> choose(
            String token, @QueryParam("lang") @Nullable String lang, @Context HttpServerRequest request) {
        return answers.posted(request, form -> time(form)
                .map(at -> answers.ifFound(
                        visits.choose(token, at),
                        visit -> show(
                                token,
                                lang,
                                switch (visit.answered()) {
                                    case SETTLED, NOTED, NONE_LEFT -> "";
                                    case TAKEN, OVER ->
                                        visit.visitor().state() == State.SETTLED
                                                ? "/other-times?" + Note.TAKEN.query()
                                                : "?" + Note.TAKEN.query();
                                })))
                .orElseGet(() -> page(token, lang, View.MAIN, null, new Refusal("time", "intro", ""))));
    }

    @POST
    @Path("/other-times")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> otherTimes(
            String token, @QueryParam("lang") @Nullable String lang, @Context HttpServerRequest request) {
        return answers.posted(request, form -> {
            String words = form.getOrEmpty("words").replace("\r\n", "\n").strip();
            String wrong = words.isEmpty()
                    ? "wordsMissing"
                    : words.codePointCount(0, words.length()) > MOST_CHARACTERS ? "wordsTooLong" : null;
            return wrong == null
                    ? answers.ifFound(visits.otherTimes(token, words), visit -> show(token, lang, ""))
                    : page(token, lang, View.OTHER_TIMES, null, new Refusal("words", wrong, words));
        });
    }

    @POST
    @Path("/keep")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> keep(
            String token, @QueryParam("lang") @Nullable String lang, @Context HttpServerRequest request) {
        return answers.posted(
                request,
                form -> answers.ifFound(
                        visits.keep(token),
                        visit -> show(
                                token, lang, visit.answered() == Answered.SETTLED ? "?" + Note.SAVED.query() : "")));
    }

    @GET
    @Path("/stop")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> seeStop(String token, @QueryParam("lang") @Nullable String lang) {
        return answers.page(() -> answers.ifFound(visits.find(token), visitor -> {
            PageText text = texts.of(lang, visitor.language());
            return Answers.rendered(
                    200,
                    Templates.question(QuestionPage.of(
                            text,
                            "stop",
                            visitor.wantsNoMessages() ? "stopped" : null,
                            "stopConfirm",
                            "stopButton",
                            null,
                            "/m/" + token + text.query())));
        }));
    }

    @POST
    @Path("/stop")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> stop(
            String token, @QueryParam("lang") @Nullable String lang, @Context HttpServerRequest request) {
        return answers.posted(
                request,
                form -> answers.ifFound(visits.find(token), visitor -> consents.stop(
                                visitor.invitation().participantId())
                        .chain(() -> show(token, lang, "/stop"))));
    }

    private Uni<RestResponse<String>> page(
            String token, @Nullable String lang, View view, @Nullable String note, @Nullable Refusal refusal) {
        return answers.page(() -> answers.ifFound(visits.find(token), visitor -> {
            PageText text = texts.of(lang, visitor.language());
            MeetingPage page = MeetingPage.of(
                    visitor,
                    text,
                    texts.place(visitor.invitation().placeKind(), text),
                    "/m/" + token,
                    view,
                    note,
                    refusal);
            return Answers.rendered(refusal == null ? 200 : 422, Templates.meeting(page));
        }));
    }

    /** Shows how things stand now. */
    private Uni<RestResponse<String>> show(String token, @Nullable String lang, String where) {
        String query = texts.of(lang, null).query();
        return Answers.seeOther("/m/" + token + where + (where.contains("?") ? query.replace('?', '&') : query));
    }

    private static Optional<Instant> time(Form form) {
        try {
            return Optional.of(Instant.parse(form.getOrEmpty("time")));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
