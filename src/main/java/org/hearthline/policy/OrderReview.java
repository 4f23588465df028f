package org.hearthline.policy;

/**
 * Something for a supervisor to look at: a court order that meets a child who is an Indian child, or of whom nobody
 * has asked yet. Only {@link TribalStatus#YES} keeps the duty alive meanwhile (25 USC 1912(d)).
 */
public record OrderReview(String courtOrderId, String participantId, String childId, TribalStatus tribalStatus) {}
