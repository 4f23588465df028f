package org.hearthline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hearthline.casework.CaseDocument;
import org.hearthline.casework.ContactDocument;
import org.hearthline.casework.SaidCase;
import org.hearthline.casework.SearchDocument;
import org.hearthline.platform.Documents;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a case as the API reads them, and finds all that is wrong with them at once. */
final class CaseParts {

    private final Documents documents;

    CaseParts(Documents documents) {
        this.documents = documents;
    }

    /** Fails with a problem that names each bad field, those of what was logged by their place in their list. */
    SaidCase said(ObjectNode document, ArrayNode contacts, ArrayNode searches, boolean saysNoContact, byte[] hash) {
        Errors errors = new Errors();
        CaseDocument read = read(document, CaseDocument.class, "", errors);
        List<ContactDocument> contacted = each(contacts, ContactDocument.class, "contacts", errors);
        List<SearchDocument> searched = each(searches, SearchDocument.class, "searches", errors);
        errors.throwIfAny();
        if (read == null) {
            throw new IllegalStateException("A document without an error is read");
        }
        return new SaidCase(read, contacted, searched, saysNoContact, hash);
    }

    private <T> List<T> each(ArrayNode list, Class<T> type, String field, Errors errors) {
        List<T> read = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            T entry = read(list.get(i), type, "%s[%d].".formatted(field, i), errors);
            if (entry != null) {
                read.add(entry);
            }
        }
        return read;
    }

    private <T> @Nullable T read(JsonNode tree, Class<T> type, String prefix, Errors errors) {
        try {
            return documents.read(tree, type);
        } catch (Problem wrong) {
            wrong.errors().forEach(error -> errors.add(prefix + error.field(), error.message()));
            if (wrong.errors().isEmpty()) {
                errors.add(prefix.replaceFirst("\\.$", ""), "cannot be read as what stands here");
            }
            return null;
        }
    }
}
