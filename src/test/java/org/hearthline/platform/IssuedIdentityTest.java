package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hearthline.platform.IssuedIdentity.SessionOver;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuedIdentityTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    private static final TokenCredential SESSION = new IdTokenCredential("an ID token");
    private static final TokenCredential BEARER = new AccessTokenCredential("an access token");

    private final ServiceClock clock = new ServiceClock();
    private final IssuedIdentity issued =
            new IssuedIdentity(clock, Duration.ofHours(12).toSeconds());

    @BeforeEach
    void stand() {
        clock.standAt(NOW);
    }

    @Test
    void workersId_isTheClaimOfItsOwnElseTheUserName() {
        Map<String, Object> both = Map.of("worker_id", "W-1", "preferred_username", "w-1", "sub", "f00", "upn", "x");

        assertThat(augment(both, BEARER, "worker").getPrincipal().getName()).isEqualTo("W-1");
        assertThat(augment(Map.of("preferred_username", "dana", "upn", "x"), BEARER, "worker")
                        .getPrincipal()
                        .getName())
                .isEqualTo("dana");
        assertThat(augment(Map.of("worker_id", " ", "sub", "f00"), BEARER)
                        .getPrincipal()
                        .getName())
                .isEqualTo("f00");
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> augment(Map.of("worker_id", List.of("W-1")), BEARER));
    }

    @Test
    void roles_areOursAloneAndTheCaseSystemHasNoPages() {
        Map<String, Object> claims = Map.of("sub", "f00", "auth_time", NOW.getEpochSecond());
        String[] roles = {"worker", "system", "offline_access", "ADMIN", "admins"};

        assertThat(augment(claims, BEARER, roles).getRoles()).containsExactlyInAnyOrder("worker", "system");
        assertThat(augment(claims, SESSION, roles).getRoles()).containsExactly("worker");
        assertThat(augment(claims, SESSION, "system").getRoles()).isEmpty();
    }

    @Test
    void session_endsTwelveHoursAfterThePasswordWasGiven() {
        Map<String, Object> claims = Map.of("sub", "f00", "auth_time", NOW.getEpochSecond());
        clock.standAt(NOW.plus(Duration.ofHours(12)));
        assertThat(augment(claims, SESSION).getPrincipal().getName()).isEqualTo("f00");

        clock.standAt(NOW.plus(Duration.ofHours(12)).plusSeconds(1));

        refusedAsOver(claims);
        assertThat(augment(claims, BEARER).getPrincipal().getName()).isEqualTo("f00");
    }

    @Test
    void sessionOfWhichTheIssuerDoesNotSayWhenItBegan_isRefused() {
        refusedAsOver(Map.of("sub", "f00"));
    }

    @Test
    void userOfTheSandbox_staysAsTheyAre() {
        SecurityIdentity user = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("W-1"))
                .addRole("worker")
                .build();

        assertThat(issued.augment(user, blocking -> null).await().indefinitely())
                .isSameAs(user);
    }

    private void refusedAsOver(Map<String, Object> claims) {
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> augment(claims, SESSION))
                .withCauseInstanceOf(SessionOver.class);
    }

    private SecurityIdentity augment(Map<String, Object> claims, TokenCredential credential, String... roles) {
        JwtClaims token = new JwtClaims();
        claims.forEach(token::setClaim);
        SecurityIdentity identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new OidcJwtCallerPrincipal(token, credential))
                .addCredential(credential)
                .addRoles(Set.of(roles))
                .build();
        return issued.augment(identity, blocking -> null).await().indefinitely();
    }
}
