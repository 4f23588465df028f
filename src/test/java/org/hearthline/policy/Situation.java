package org.hearthline.policy;

import java.time.LocalDate;
import java.time.ZoneId;

/** Any case under either policy, on any day. */
record Situation(CaseFacts facts, Policy policy, LocalDate asOf) {

    static final ZoneId WORKER_ZONE = ZoneId.of("America/New_York");

    Rules rules() {
        return rulesFor(facts);
    }

    Rules rulesFor(CaseFacts otherFacts) {
        return new Rules(policy, otherFacts, WORKER_ZONE, WorkDays::isWorkDay);
    }
}
