package org.hearthline.record.retention;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.hearthline.platform.Role;
import org.hearthline.platform.Viewer;
import org.hearthline.record.retention.Erasure.Asked;
import org.hearthline.record.retention.Erasure.Erased;
import org.jspecify.annotations.Nullable;

/** All that is kept of a person: to be given to them, or to be erased. */
@Path("/api/v1/persons/{id}")
class PersonResource {

    private final SecurityIdentity identity;
    private final Erasure erasure;
    private final Export export;

    PersonResource(SecurityIdentity identity, Erasure erasure, Export export) {
        this.identity = identity;
        this.erasure = erasure;
        this.export = export;
    }

    /** @param by who asked for it, by an id and never by name */
    record ErasureRequest(
            @NotBlank @Size(max = 500) String why,

            @Nullable @Pattern(regexp = "[A-Za-z0-9._~-]{1,64}", message = "must be an id")
            String by,

            @Nullable Boolean evenInOpenCase) {}

    @POST
    @Path("erasure")
    @RolesAllowed({Role.ADMIN_NAME, Role.SYSTEM_NAME})
    public Uni<Erased> erase(String id, ErasureRequest asked) {
        return erasure.erase(
                Viewer.of(identity),
                new Asked(id, asked.why(), asked.by(), Boolean.TRUE.equals(asked.evenInOpenCase())));
    }

    @GET
    @Path("export")
    @RolesAllowed({Role.SUPERVISOR_NAME, Role.SYSTEM_NAME})
    public Uni<Map<String, Object>> export(String id) {
        return export.of(Viewer.of(identity), id);
    }
}
