package org.hearthline.platform;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Who among the workers on record may sign in, and as what. The seam for the sandbox's users and for OpenID Connect. */
public interface StaffDirectory {

    /** The role of the worker with this id; empty when there is none. */
    Uni<Optional<Role>> roleOf(String workerId);
}
