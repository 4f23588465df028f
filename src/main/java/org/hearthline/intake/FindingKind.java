package org.hearthline.intake;

/** What a finding means for its case. */
enum FindingKind {
    /** The case was refused, or the worker. */
    ERROR,
    /** Something of it was left as it is. */
    NOTE
}
