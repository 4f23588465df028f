package org.hearthline.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Viewer;

/** Logs contacts and searches for other packages, as if the writer had sent them to the API. */
@Singleton
public class Logs {

    private final ContactLog contacts;
    private final SearchLog searches;
    private final Documents documents;

    Logs(ContactLog contacts, SearchLog searches, Documents documents) {
        this.contacts = contacts;
        this.searches = searches;
        this.documents = documents;
    }

    /**
     * The same contact under the same id is logged once. Fails with a 404 problem where the case is not the writer's, 409 where the id
     * is another contact's, 422 naming each bad field.
     *
     * @param contact as {@code POST /cases/{id}/contacts} takes it
     */
    public Uni<Void> contact(Viewer writer, String caseId, ObjectNode contact) {
        return contacts.log(writer, caseId, documents.read(contact, ContactDocument.class))
                .replaceWithVoid();
    }

    /**
     * The same for a diligent search.
     *
     * @param search as {@code POST /cases/{id}/searches} takes it
     */
    public Uni<Void> search(Viewer writer, String caseId, ObjectNode search) {
        return searches.log(writer, caseId, documents.read(search, SearchDocument.class))
                .replaceWithVoid();
    }
}
