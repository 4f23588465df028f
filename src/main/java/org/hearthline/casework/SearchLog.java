package org.hearthline.casework;

import jakarta.inject.Singleton;
import java.util.Set;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;

/** Diligent searches. */
@Singleton
class SearchLog extends Logbook<SearchDocument, KeptSearch> {

    private static final String KIND = "search";

    SearchLog(
            Transactions transactions,
            CaseRecords cases,
            Sealing sealing,
            Documents documents,
            FactsChange factsChange) {
        super(
                KIND,
                ChangedFact.Kind.SEARCH,
                SearchDocument.class,
                KeptSearch.class,
                new Tools(transactions, cases, sealing, documents, factsChange));
    }

    /** Whose the words of an entry are. */
    static String ownerOf(String id) {
        return Sealing.owner(KIND, id);
    }

    @Override
    KeptSearch row(String id, String caseId, String loggedBy, byte[] fingerprint) {
        return new KeptSearch(id, caseId, loggedBy, fingerprint);
    }

    @Override
    void addTo(KeptCase kept, KeptSearch row) {
        kept.searches().add(row);
    }

    @Override
    void check(SearchDocument search, KeptCase kept, Errors errors) {
        check(search, kept.participantIds(), errors);
    }

    static void check(SearchDocument search, Set<String> participants, Errors errors) {
        if (!participants.contains(search.participantId())) {
            errors.add("participantId", "is no participant of this case");
        }
    }
}
