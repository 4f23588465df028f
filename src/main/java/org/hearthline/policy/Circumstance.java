package org.hearthline.policy;

/** What is true of a participant while {@code during} lasts. */
public record Circumstance(CircumstanceKind kind, DateInterval during) {}
