package org.hearthline.platform;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Makes a user of ours of whom the issuer vouches for (CONTRACT, "Who may"): the worker's id as their name, of their roles none but
 * ours, and no session that is older than the limit.
 */
@Singleton
class IssuedIdentity implements SecurityIdentityAugmentor {

    /** Issuers may fold the letters of user names, so that a worker's id has a claim of its own. */
    static final String WORKER_ID = "worker_id";

    private final ServiceClock clock;
    private final Duration sessionLimit;

    IssuedIdentity(
            ServiceClock clock,
            @ConfigProperty(name = "quarkus.oidc.authentication.extra-params.max_age") long sessionLimitInSeconds) {
        this.clock = clock;
        this.sessionLimit = Duration.ofSeconds(sessionLimitInSeconds);
    }

    /** Why a session is refused, for whoever leads its owner to a new one. */
    static final class SessionOver extends RuntimeException {
        SessionOver() {
            super("The session is over, or the issuer did not say when it began", null, false, false);
        }
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        boolean isSession = identity.getCredential(IdTokenCredential.class) != null;
        if (isSession && isOver(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException(new SessionOver()));
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(nameIn(token)))
                        .addRoles(rolesOf(identity, isSession))
                        .addCredentials(identity.getCredentials())
                        .addAttributes(identity.getAttributes())
                        .build());
    }

    /** Refreshed tokens keep the time at which the password was given. */
    private boolean isOver(JsonWebToken token) {
        Object since = token.getClaim("auth_time");
        return !(since instanceof Number seconds)
                || clock.instant()
                        .isAfter(Instant.ofEpochSecond(seconds.longValue()).plus(sessionLimit));
    }

    private static String nameIn(JsonWebToken token) {
        return Stream.of(WORKER_ID, "preferred_username", "sub")
                .map(token::<Object>getClaim)
                .filter(claim -> claim instanceof String text && !text.isBlank())
                .map(String::valueOf)
                .findFirst()
                .orElseThrow(AuthenticationFailedException::new);
    }

    /** The case system has no pages. */
    private static Set<String> rolesOf(SecurityIdentity identity, boolean isSession) {
        return Arrays.stream(Role.values())
                .filter(role -> !(isSession && role == Role.SYSTEM))
                .map(Role::roleName)
                .filter(identity::hasRole)
                .collect(Collectors.toSet());
    }
}
