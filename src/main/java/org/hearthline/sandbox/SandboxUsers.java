package org.hearthline.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.platform.Role;
import org.hearthline.platform.StaffDirectory;

/**
 * The users of dev, demo and tests (CONTRACT, "Who may"): {@code system}, {@code admin} and every worker on record by their id, all
 * with one well-known password. Outside the sandbox there are none: it lets nobody in.
 */
@Singleton
class SandboxUsers implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private static final byte[] PASSWORD = "demo".getBytes(UTF_8);

    private final boolean sandbox;
    private final StaffDirectory staff;

    SandboxUsers(@ConfigProperty(name = SandboxInfrastructure.SANDBOX) boolean sandbox, StaffDirectory staff) {
        this.sandbox = sandbox;
        this.staff = staff;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        return isPassword(request.getPassword().getPassword()) ? known(request.getUsername()) : refuse();
    }

    /** One of them who has shown the password before. */
    Uni<SecurityIdentity> known(String user) {
        return sandbox
                ? roleOf(user)
                        .chain(role -> role.isPresent() ? Uni.createFrom().item(identity(user, role.get())) : refuse())
                : refuse();
    }

    private Uni<Optional<Role>> roleOf(String user) {
        return switch (user) {
            case "system" -> Uni.createFrom().item(Optional.of(Role.SYSTEM));
            case "admin" -> Uni.createFrom().item(Optional.of(Role.ADMIN));
            default -> staff.roleOf(user);
        };
    }

    private static boolean isPassword(char[] given) {
        return MessageDigest.isEqual(PASSWORD, new String(given).getBytes(UTF_8));
    }

    private static SecurityIdentity identity(String user, Role role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(user))
                .addRole(role.roleName())
                .build();
    }

    private static Uni<SecurityIdentity> refuse() {
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }
}
