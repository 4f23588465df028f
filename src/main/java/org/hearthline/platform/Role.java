package org.hearthline.platform;

import java.util.Locale;

/** Who a signed-in user is (CONTRACT, "Who may"). */
public enum Role {
    /** Sees and changes their own cases. */
    WORKER,
    /** Sees and changes the cases of their unit's workers. */
    SUPERVISOR,
    /** Operates the service: no names, no addresses, no texts. */
    ADMIN,
    /** The case system, by the API only. */
    SYSTEM;

    public static final String WORKER_NAME = "worker";
    public static final String SUPERVISOR_NAME = "supervisor";
    public static final String ADMIN_NAME = "admin";
    public static final String SYSTEM_NAME = "system";

    /** The role's name in security annotations, tokens and documents. */
    public String roleName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
