package org.hearthline.sandbox;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Knows the sandbox's users again by the cookie that signing in left: their role is read anew each time. */
@Singleton
class SandboxSessions implements IdentityProvider<TrustedAuthenticationRequest> {

    private final SandboxUsers users;

    SandboxSessions(SandboxUsers users) {
        this.users = users;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        return users.known(request.getPrincipal());
    }
}
