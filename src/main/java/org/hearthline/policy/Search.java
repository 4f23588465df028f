package org.hearthline.policy;

import java.time.LocalDate;

/** A diligent search for a participant on a day of the case's zone (31.8 A, second NOTE). */
public record Search(String id, LocalDate on, String participantId) {}
