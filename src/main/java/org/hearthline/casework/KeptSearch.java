package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hearthline.policy.Search;

/** A logged diligent search. Its words are sealed under a key of the search's own. */
@Entity
@Table(name = "diligent_search")
class KeptSearch extends LogEntry<SearchDocument> {

    @Column(name = "participant_id")
    String participantId;

    @Column
    String[] sources;

    protected KeptSearch() {}

    KeptSearch(String id, String caseId, String loggedBy, byte[] fingerprint) {
        super(id, caseId, loggedBy, fingerprint);
    }

    @Override
    void say(SearchDocument said, byte[] sealed) {
        on = said.on();
        participantId = said.participantId();
        sources = said.sources().toArray(String[]::new);
        words = sealed;
    }

    Search fact() {
        return new Search(id, on, participantId);
    }
}
