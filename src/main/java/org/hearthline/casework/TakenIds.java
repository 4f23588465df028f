package org.hearthline.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hearthline.platform.Errors;
import org.hearthline.platform.Problem.FieldError;

/** Ids that some cases name and that are taken already, each with the case that has it. */
final class TakenIds {

    private final Map<String, String> cases;
    private final Map<String, String> orders;
    private final Map<String, String> contacts;
    private final Map<String, String> searches;

    TakenIds(
            Map<String, String> cases,
            Map<String, String> orders,
            Map<String, String> contacts,
            Map<String, String> searches) {
        this.cases = new HashMap<>(cases);
        this.orders = new HashMap<>(orders);
        this.contacts = new HashMap<>(contacts);
        this.searches = new HashMap<>(searches);
    }

    /** Whether the case is new with all that it names, which is taken from now on: the next case may not name it again. */
    boolean takesFree(SaidCase said) {
        Errors errors = new Errors();
        said.checkPeople(errors, id -> true, id -> true);
        return errors.isEmpty()
                && areFree(cases, said, Stream.of(said.id()))
                && areFree(orders, said, said.orderIds())
                && areFree(contacts, said, said.contactIds())
                && areFree(searches, said, said.searchIds());
    }

    private static boolean areFree(Map<String, String> taken, SaidCase said, Stream<String> ids) {
        return ids.allMatch(id -> taken.putIfAbsent(id, said.id()) == null);
    }

    /** What of a case would be refused, as far as these ids tell. Of what is logged already, people may have left the case since. */
    List<FieldError> errorsOf(SaidCase said) {
        Errors errors = new Errors();
        elsewhere(errors, "courtOrders", orders, said, said.orderIds());
        elsewhere(errors, "contacts", contacts, said, said.contactIds());
        elsewhere(errors, "searches", searches, said, said.searchIds());
        said.checkPeople(errors, id -> !contacts.containsKey(id), id -> !searches.containsKey(id));
        return new ArrayList<>(errors.list());
    }

    private static void elsewhere(
            Errors errors, String field, Map<String, String> taken, SaidCase said, Stream<String> ids) {
        List<String> named = ids.toList();
        for (int i = 0; i < named.size(); i++) {
            if (!taken.getOrDefault(named.get(i), said.id()).equals(said.id())) {
                errors.add(field + "[" + i + "].id", "is taken by another case");
            }
        }
    }
}
