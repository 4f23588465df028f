package org.hearthline.casework;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hearthline.platform.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;

/** Of which case an order's id is. */
@Singleton
class OrderIds {

    private final Transactions transactions;

    OrderIds(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The cases of those orders that are kept. Of the others there is no row yet that could be locked, and the same order may be recorded
     * by itself, or in another case, just now: that is held off until the transaction ends.
     */
    Uni<Map<String, String>> held(Mutiny.Session session, Collection<String> ids) {
        return casesOf(session, ids)
                .map(cases -> ids.stream()
                        .filter(id -> !cases.containsKey(id))
                        .map(CourtOrders::lockOf)
                        .toList())
                .chain(names -> names.isEmpty() ? Uni.createFrom().voidItem() : transactions.alone(session, names))
                .chain(() -> casesOf(session, ids));
    }

    private static Uni<Map<String, String>> casesOf(Mutiny.Session session, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createQuery("select distinct id, caseId from KeptCourtOrder where id in :ids", Object[].class)
                .setParameter("ids", List.copyOf(ids))
                .getResultList()
                .map(rows -> rows.stream().collect(toMap(row -> (String) row[0], row -> (String) row[1])));
    }
}
