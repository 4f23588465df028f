package org.hearthline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import org.hearthline.platform.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxUsersTest {

    private static final Map<String, Role> ON_RECORD = Map.of("W-1", Role.WORKER, "W-9", Role.SUPERVISOR);

    @ParameterizedTest
    @CsvSource({"system, system", "admin, admin", "W-1, worker", "W-9, supervisor"})
    void knownUser_signsInWithTheirRole(String user, String role) {
        SecurityIdentity identity = signIn(true, user, "demo");

        assertThat(identity.getPrincipal().getName()).isEqualTo(user);
        assertThat(identity.getRoles()).containsExactly(role);
    }

    @ParameterizedTest
    @CsvSource({"W-2, demo", "W-1, Demo", "W-1, demo1", "W-1, ''", "system, system", "'', demo", "SYSTEM, demo"})
    void anyoneElse_isRefused(String user, String password) {
        assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(() -> signIn(true, user, password));
    }

    @Test
    void withoutSandbox_nobodySignsIn() {
        for (String user : new String[] {"system", "admin", "W-1"}) {
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> signIn(false, user, "demo"));
        }
    }

    private static SecurityIdentity signIn(boolean sandbox, String user, String password) {
        SandboxUsers users =
                new SandboxUsers(sandbox, id -> Uni.createFrom().item(Optional.ofNullable(ON_RECORD.get(id))));
        PasswordCredential credential = new PasswordCredential(password.toCharArray());
        return users.authenticate(new UsernamePasswordAuthenticationRequest(user, credential), blocking -> {
                    throw new AssertionError("nothing here blocks");
                })
                .await()
                .indefinitely();
    }
}
