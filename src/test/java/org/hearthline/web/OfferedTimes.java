package org.hearthline.web;

import static org.hearthline.Api.as;
import static org.hearthline.Api.newId;
import static org.hearthline.web.Site.consenting;
import static org.hearthline.web.Site.propose;

import org.hearthline.Api;
import org.hearthline.consent.Family;
import org.junit.jupiter.api.BeforeEach;

/** A mother whom a worker has offered times by mail, on a Tuesday. */
abstract class OfferedTimes {

    static final String THURSDAY = "2026-11-26T21:00:00Z";
    static final String FRIDAY = "2026-11-27T16:00:00Z";
    static final String MONDAY = "2026-11-30T16:00:00Z";

    final String meetingId = newId("M");
    Family family;

    /** Where her mail leads. */
    String page;

    @BeforeEach
    void offerTimes() {
        Api.clockAt("2026-11-24T17:45:00Z");
        family = consenting("en");
        page = propose(family, meetingId, THURSDAY, FRIDAY, MONDAY);
    }

    String status() {
        return as(family.worker).get("/api/v1/meetings/" + meetingId).jsonPath().getString("status");
    }
}
