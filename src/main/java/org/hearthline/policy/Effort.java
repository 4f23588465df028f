package org.hearthline.policy;

import java.time.LocalDate;

/** A contact or a search that qualifies, reduced to what meets a requirement. */
record Effort(LocalDate on, String id) {}
