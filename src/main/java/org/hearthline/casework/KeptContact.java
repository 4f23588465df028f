package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hearthline.policy.Contact;
import org.hearthline.policy.Mode;
import org.hearthline.policy.Outcome;
import org.jspecify.annotations.Nullable;

/** A logged contact or attempt. Its words are sealed under a key of the contact's own. */
@Entity
@Table(name = "contact")
class KeptContact extends LogEntry<ContactDocument> {

    @Column
    @Nullable
    Instant at;

    @Column
    @Enumerated(EnumType.STRING)
    Mode mode;

    @Column
    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Column(name = "participant_ids")
    String[] participantIds;

    @Column(name = "child_ids")
    String[] childIds;

    @Column
    @Nullable
    Integer minutes;

    @Column
    String[] accommodations;

    protected KeptContact() {}

    KeptContact(String id, String caseId, String loggedBy, byte[] fingerprint) {
        super(id, caseId, loggedBy, fingerprint);
    }

    @Override
    void say(ContactDocument said, byte[] sealed) {
        on = said.on();
        at = said.at() == null ? null : said.at().toInstant();
        mode = said.mode();
        outcome = said.outcome();
        participantIds = said.participantIds().toArray(String[]::new);
        childIds = said.childIds().toArray(String[]::new);
        minutes = said.minutes();
        accommodations = said.accommodations().toArray(String[]::new);
        words = sealed;
    }

    Contact fact() {
        return new Contact(id, on, mode, outcome, List.of(participantIds), List.of(childIds));
    }
}
