package org.hearthline.casework;

import jakarta.inject.Singleton;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;

/** Contacts and attempts. */
@Singleton
class ContactLog extends Logbook<ContactDocument, KeptContact> {

    ContactLog(
            Transactions transactions,
            CaseRecords cases,
            Sealing sealing,
            Documents documents,
            FactsChange factsChange) {
        super(
                "contact",
                ChangedFact.Kind.CONTACT,
                ContactDocument.class,
                KeptContact.class,
                new Tools(transactions, cases, sealing, documents, factsChange));
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
        if (contact.participantIds().isEmpty() && contact.childIds().isEmpty()) {
            errors.add("participantIds", "must name who took part, or childIds must");
        }
        CaseDocument.known(errors, "participantIds", contact.participantIds(), kept.participantIds(), "participant");
        CaseDocument.known(errors, "childIds", contact.childIds(), kept.childIds(), "child");
    }
}
