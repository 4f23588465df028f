package org.hearthline.platform;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Tells a script's request from a reader's: a script cannot follow to the issuer, and is answered 499 so that the page is loaded anew. */
@Singleton
class ScriptedRequests implements JavaScriptRequestChecker {

    @Override
    public boolean isJavaScriptRequest(RoutingContext context) {
        String mode = context.request().getHeader("Sec-Fetch-Mode");
        return mode == null ? context.request().getHeader("HX-Request") != null : !mode.equals("navigate");
    }
}
