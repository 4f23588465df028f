package org.hearthline.policy;

/** Who a participant is to the children of the case. A policy names the roles to whom contact is owed (31.8 A). */
public enum Role {
    MOTHER,
    FATHER,
    PARENT,
    CAREGIVER,
    KIN
}
