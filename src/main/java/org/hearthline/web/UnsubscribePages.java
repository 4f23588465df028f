package org.hearthline.web;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hearthline.consent.ConsentLinks;
import org.hearthline.consent.ConsentState;
import org.hearthline.consent.Means;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where an e-mail's header leads that ends e-mails: by a button for people, at once for their mail programs (RFC 8058). */
@Path("/unsubscribe/{attempt}")
@PermitAll
class UnsubscribePages {

    private final ConsentLinks links;
    private final Answers answers;
    private final PageTexts texts;

    UnsubscribePages(ConsentLinks links, Answers answers, PageTexts texts) {
        this.links = links;
        this.answers = answers;
        this.texts = texts;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> ask(String attempt, @QueryParam("lang") @Nullable String lang) {
        return answers.page(() -> answers.ifFound(
                links.toUnsubscribe(attempt),
                target -> page(texts.of(lang, target.language()), target.consent() == ConsentState.REVOKED)));
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<String>> unsubscribe(
            String attempt, @QueryParam("lang") @Nullable String lang, @Context HttpServerRequest request) {
        return answers.read(
                request,
                body -> answers.ifFound(
                        links.toUnsubscribe(attempt),
                        target -> isOneClick(body)
                                ? links.unsubscribe(target, Means.ONE_CLICK)
                                        .chain(() -> page(texts.of(lang, target.language()), true))
                                : answers.ifOurOwn(request, () -> links.unsubscribe(target, Means.PAGE)
                                        .chain(() -> Answers.seeOther("/unsubscribe/" + attempt
                                                + texts.of(lang, null).query())))));
    }

    /** In a form of either kind; a mail program is no page of ours, and follows nowhere. */
    private static boolean isOneClick(String body) {
        return body.contains("List-Unsubscribe") && body.contains("One-Click");
    }

    private static Uni<RestResponse<String>> page(PageText text, boolean done) {
        return Answers.rendered(
                200,
                Templates.question(QuestionPage.of(
                        text,
                        "unsubscribe",
                        done ? "unsubscribed" : null,
                        "unsubscribeIntro",
                        "unsubscribeButton",
                        null,
                        null)));
    }
}
