package org.hearthline.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Viewer;

/** Logs a contact for another package that knows of it, as if the writer had logged it by hand. */
@Singleton
public class LogContact {

    private final ContactLog contacts;
    private final Documents documents;

    LogContact(ContactLog contacts, Documents documents) {
        this.contacts = contacts;
        this.documents = documents;
    }

    /**
     * The same contact under the same id is logged once. Fails with a 404 problem where the case is not the writer's, 409 where the id
     * is another contact's, 422 naming each bad field.
     *
     * @param contact as {@code POST /cases/{id}/contacts} takes it
     */
    public Uni<Void> log(Viewer writer, String caseId, ObjectNode contact) {
        return contacts.log(writer, caseId, documents.read(contact, ContactDocument.class))
                .replaceWithVoid();
    }
}
