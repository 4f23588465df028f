package org.hearthline.casework;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import org.hearthline.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * A worker or supervisor. One without an e-mail, a zone or a supervisor is kept, and what is meant for the missing one goes to the
 * unit's fallback address (POLICY 4): no reminder is dropped for a gap in the data.
 *
 * @param phone in E.164 form
 * @param timeZone where the worker's day begins; left out, the case's zone stands in
 */
public record WorkerDocument(
        @Nullable @Identifier String id,
        @Nullable @Size(max = 200) String name,
        @Nullable @Email @Size(max = 254) String email,

        @Nullable @Pattern(regexp = "\\+[1-9][0-9]{6,14}", message = "must be a number such as +16155550101")
        String phone,

        @Nullable @Identifier String supervisorId,
        @NotBlank @Size(max = 64) String unit,
        @Nullable ZoneId timeZone,
        @NotNull Post role,
        @Size(max = 2) List<@NotNull Alert> alerts) {

    /** What the worker's post is; operators and the case system are no workers. */
    public enum Post {
        WORKER(Role.WORKER),
        SUPERVISOR(Role.SUPERVISOR);

        private final Role role;

        Post(Role role) {
            this.role = role;
        }

        Role role() {
            return role;
        }

        static Post of(Role role) {
            return role == Role.SUPERVISOR ? SUPERVISOR : WORKER;
        }
    }

    /** A channel that the worker chose for reminders. E-mail is always one. */
    public enum Alert {
        EMAIL,
        SMS
    }

    public WorkerDocument {
        alerts = alerts == null ? List.of(Alert.EMAIL) : CaseDocument.orEmpty(alerts);
    }

    WorkerDocument withId(String given) {
        return new WorkerDocument(given, name, email, phone, supervisorId, unit, timeZone, role, alerts);
    }
}
