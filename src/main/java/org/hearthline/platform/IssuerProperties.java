package org.hearthline.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/** How Quarkus signs people in at the issuer: what depends on the settings. What does not is in application.properties. */
final class IssuerProperties {

    /** The tenant of pages, by code flow, and the one of the API, by bearer token. */
    private static final String PAGES = "quarkus.oidc.";

    private static final String API = "quarkus.oidc.bearer.";

    private IssuerProperties() {}

    /**
     * @param publicUrl where browsers reach the service: what a request says of its host is its sender's choice
     * @param dataKey what all replicas know: a session that one of them began can be read by all
     */
    static Map<String, String> of(
            String issuer, String clientId, String clientSecret, String publicUrl, String dataKey) {
        PublicUrl here = new PublicUrl(publicUrl);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(PAGES + "tenant-enabled", "true");
        properties.put(PAGES + "auth-server-url", issuer);
        properties.put(PAGES + "client-id", clientId);
        properties.put(PAGES + "credentials.secret", clientSecret);
        properties.put(PAGES + "authentication.redirect-path", here.at("/login"));
        properties.put(PAGES + "logout.post-logout-path", here.at("/"));
        properties.put(PAGES + "authentication.cookie-force-secure", String.valueOf(publicUrl.startsWith("https:")));
        properties.put(
                PAGES + "token-state-manager.encryption-secret", DataKey.secretFor("hearthline session", dataKey));
        properties.put(PAGES + "authentication.state-secret", DataKey.secretFor("hearthline sign-in", dataKey));
        // The sandbox's form, which lets nobody in here, would make up a key and write it to the log.
        properties.put("quarkus.http.auth.session.encryption-key", DataKey.secretFor("hearthline form", dataKey));
        properties.put(API + "tenant-enabled", "true");
        properties.put(API + "auth-server-url", issuer);
        properties.put(API + "client-id", clientId);
        properties.put(API + "token.audience", clientId);
        // Elsewhere somebody who is not signed in is led here; here they are led to the issuer.
        properties.put("quarkus.http.auth.permission.login.paths", "/login");
        properties.put("quarkus.http.auth.permission.login.policy", "authenticated");
        properties.put("quarkus.http.auth.permission.login.auth-mechanism", "code");
        return properties;
    }
}
