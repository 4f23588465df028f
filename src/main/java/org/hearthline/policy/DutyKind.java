package org.hearthline.policy;

/** What policy demands of the worker for one subject on one day. Adjoining days of one kind make a run. */
public enum DutyKind {
    CONTACT,
    DILIGENT_SEARCH,
    NONE
}
