package org.hearthline.casework;

import jakarta.inject.Singleton;
import java.util.Set;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;

/** Contacts and attempts. */
@Singleton
class ContactLog extends Logbook<ContactDocument, KeptContact> {

    private static final String KIND = "contact";

    ContactLog(
            Transactions transactions,
            CaseRecords cases,
            Sealing sealing,
            Documents documents,
            FactsChange factsChange) {
        super(
                KIND,
                ChangedFact.Kind.CONTACT,
                ContactDocument.class,
                KeptContact.class,
                new Tools(transactions, cases, sealing, documents, factsChange));
    }

    /** Whose the words of an entry are. */
    static String ownerOf(String id) {
        return Sealing.owner(KIND, id);
    }

    @Override
    KeptContact row(String id, String caseId, String loggedBy, byte[] fingerprint) {
        return new KeptContact(id, caseId, loggedBy, fingerprint);
    }

    @Override
    void addTo(KeptCase kept, KeptContact row) {
        kept.contacts().add(row);
    }

    @Override
    void check(ContactDocument contact, KeptCase kept, Errors errors) {
        check(contact, kept.participantIds(), kept.childIds(), errors);
    }

    static void check(ContactDocument contact, Set<String> participants, Set<String> children, Errors errors) {
        if (contact.participantIds().isEmpty() && contact.childIds().isEmpty()) {
            errors.add("participantIds", "must name who took part, or childIds must");
        }
        CaseDocument.known(errors, "participantIds", contact.participantIds(), participants, "participant");
        CaseDocument.known(errors, "childIds", contact.childIds(), children, "child");
    }
}
