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
import org.hearthline.consent.ConsentLinks.Target;
import org.hearthline.consent.ConsentState;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where somebody says that they want e-mails: opening the page says nothing yet. */
@Path("/confirm/{link}")
@PermitAll
class ConfirmPages {

    private final ConsentLinks links;
    private final Answers answers;
    private final PageTexts texts;

    ConfirmPages(ConsentLinks links, Answers answers, PageTexts texts) {
        this.links = links;
        this.answers = answers;
        this.texts = texts;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> ask(String link, @QueryParam("lang") @Nullable String lang) {
        return answers.page(() -> answers.ifFound(
                links.toConfirm(link),
                target -> Answers.rendered(200, Templates.question(page(target, texts.of(lang, target.language()))))));
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<String>> confirm(
            String link, @QueryParam("lang") @Nullable String lang, @Context HttpServerRequest request) {
        return answers.posted(
                request,
                form -> answers.ifFound(links.toConfirm(link), target -> links.confirm(target)
                        .chain(() -> Answers.seeOther(
                                "/confirm/" + link + texts.of(lang, null).query()))));
    }

    private static QuestionPage page(Target target, PageText text) {
        return QuestionPage.of(
                text,
                "confirmConsent",
                outcome(target.consent()),
                "confirmConsentIntro",
                "confirmConsentButton",
                "confirmConsentNote",
                null);
    }

    /** What was revoked is not asked again: a yes would not count. */
    private static @Nullable String outcome(ConsentState consent) {
        return switch (consent) {
            case PENDING -> null;
            case ACTIVE -> "consentConfirmed";
            case NONE, REVOKED -> "expired";
        };
    }
}
