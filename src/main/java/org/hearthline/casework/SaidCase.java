package org.hearthline.casework;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Sealing;

/**
 * A case as the case system says it in a file, with what it knows to have been logged of it.
 *
 * @param contacts each with an id; those that are kept and not named here stay
 * @param searches likewise
 * @param saysNoContact false where the file does not speak of no-contact orders at all: those that are kept stay
 * @param hash keyed, of all of it: equal to that of the last import, nothing is to be done
 */
public record SaidCase(
        CaseDocument document,
        List<ContactDocument> contacts,
        List<SearchDocument> searches,
        boolean saysNoContact,
        byte[] hash) {

    public SaidCase {
        contacts = List.copyOf(contacts);
        searches = List.copyOf(searches);
    }

    /** A document that came by itself. */
    static SaidCase alone(CaseDocument document) {
        return new SaidCase(document, List.of(), List.of(), true, new byte[0]);
    }

    public String id() {
        return document.id();
    }

    /** Whether what was logged has ids, each once. Of whom it may speak depends on what is kept already. */
    public void check(Errors errors) {
        ids(errors, "contacts", contacts);
        ids(errors, "searches", searches);
    }

    private static void ids(Errors errors, String field, List<? extends LogDocument<?>> said) {
        Set<String> ids = new HashSet<>();
        CaseDocument.eachOf(field, said, (path, entry) -> {
            if (entry.id() == null) {
                errors.add(path + ".id", "must be given: without it the same would be logged by every import anew");
            } else if (!ids.add(entry.id())) {
                errors.add(path + ".id", "is the id of another entry of this case");
            }
        });
    }

    /** Whether what was logged names only people of the case. */
    void checkPeople(Errors errors, Predicate<String> isContactLookedAt, Predicate<String> isSearchLookedAt) {
        Set<String> participants = document.participantIds();
        Set<String> children = document.childIds();
        CaseDocument.eachOf("contacts", contacts, (path, contact) -> {
            if (isContactLookedAt.test(Objects.requireNonNull(contact.id()))) {
                ContactLog.check(contact, participants, children, errors.within(path));
            }
        });
        CaseDocument.eachOf("searches", searches, (path, search) -> {
            if (isSearchLookedAt.test(Objects.requireNonNull(search.id()))) {
                SearchLog.check(search, participants, errors.within(path));
            }
        });
    }

    Stream<String> orderIds() {
        return document.courtOrders().stream().map(order -> Objects.requireNonNull(order.id()));
    }

    Stream<String> contactIds() {
        return contacts.stream().map(contact -> Objects.requireNonNull(contact.id()));
    }

    Stream<String> searchIds() {
        return searches.stream().map(search -> Objects.requireNonNull(search.id()));
    }

    SaidCase withNoContactOf(KeptCase kept) {
        return saysNoContact
                ? this
                : new SaidCase(
                        document.withNoContact(kept.noContacts().stream()
                                .map(KeptNoContact::document)
                                .toList()),
                        contacts,
                        searches,
                        true,
                        hash);
    }

    /** Everyone and everything of which a value is to be sealed. */
    Set<String> owners() {
        Set<String> owners = new TreeSet<>();
        document.childIds().forEach(id -> owners.add(Sealing.person(id)));
        document.participantIds().forEach(id -> owners.add(Sealing.person(id)));
        document.courtOrders().stream()
                .filter(order -> order.why() != null)
                .forEach(order -> owners.add(Sealing.order(Objects.requireNonNull(order.id()))));
        contactIds().map(ContactLog::ownerOf).forEach(owners::add);
        searchIds().map(SearchLog::ownerOf).forEach(owners::add);
        return owners;
    }
}
