package org.hearthline.casework;

/**
 * A fingerprint of the agency's files, which decide what is planned: policies and holidays. Where it is another than at the last start,
 * plans are to be made again.
 */
public record PlanningBasis(String fingerprint) {}
