package org.hearthline.casework;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hearthline.platform.Sealing;
import org.hearthline.platform.Transactions;
import org.hearthline.platform.Viewer;
import org.hibernate.FlushMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes many cases that are not kept yet in one transaction, rows of a kind together. It is the quick way for what is plain, by the
 * same rows as {@link KeepCase} makes: whatever is not plain it leaves out.
 */
@Singleton
class NewCases {

    private static final int ROWS_IN_BATCH = 500;

    /** What refers to a case comes after it. */
    private static final List<Class<?>> KINDS = List.of(
            CaseFile.class,
            CaseChild.class,
            CaseParticipant.class,
            KeptGuardianship.class,
            KeptCircumstance.class,
            KeptCourtOrder.class,
            KeptNoContact.class,
            KeptContact.class,
            KeptSearch.class);

    private final Transactions transactions;
    private final OrderIds orderIds;
    private final Sealing sealing;
    private final FactsChange factsChange;
    private final ContactLog contacts;
    private final SearchLog searches;

    NewCases(
            Transactions transactions,
            OrderIds orderIds,
            Sealing sealing,
            FactsChange factsChange,
            ContactLog contacts,
            SearchLog searches) {
        this.transactions = transactions;
        this.orderIds = orderIds;
        this.sealing = sealing;
        this.factsChange = factsChange;
        this.contacts = contacts;
        this.searches = searches;
    }

    /** Answers which of them were written: no case that is kept, and none that names an id which is taken. */
    Uni<List<SaidCase>> write(Mutiny.Session session, Viewer writer, List<SaidCase> said) {
        session.setFlushMode(FlushMode.MANUAL).setBatchSize(ROWS_IN_BATCH);
        return plain(session, said)
                .call(plain -> plain.isEmpty() ? Uni.createFrom().voidItem() : writePlain(session, writer, plain));
    }

    private Uni<List<SaidCase>> plain(Mutiny.Session session, List<SaidCase> said) {
        return transactions
                .alone(
                        session,
                        said.stream().map(each -> KeepCase.lockOf(each.id())).toList())
                .chain(() -> takenIds(session, said))
                .map(taken -> said.stream().filter(taken::takesFree).toList());
    }

    /** The ids that these cases name and that are taken. Orders that are not are held until the transaction ends. */
    Uni<TakenIds> takenIds(Mutiny.Session session, List<SaidCase> said) {
        return casesOf(session, CaseFile.class, said, each -> Stream.of(each.id()))
                .chain(cases -> orderIds.held(
                                session,
                                said.stream().flatMap(SaidCase::orderIds).collect(toSet()))
                        .chain(orders -> casesOf(session, KeptContact.class, said, SaidCase::contactIds)
                                .chain(contacted -> casesOf(session, KeptSearch.class, said, SaidCase::searchIds)
                                        .map(searched -> new TakenIds(cases, orders, contacted, searched)))));
    }

    private static Uni<Map<String, String>> casesOf(
            Mutiny.Session session, Class<?> kind, List<SaidCase> said, Function<SaidCase, Stream<String>> idsOf) {
        List<String> ids = said.stream().flatMap(idsOf).toList();
        String caseId = kind == CaseFile.class ? "id" : "caseId";
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createQuery(
                                "select id, " + caseId + " from " + kind.getSimpleName() + " where id in :ids",
                                Object[].class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .map(rows -> rows.stream().collect(toMap(row -> (String) row[0], row -> (String) row[1])));
    }

    private Uni<Void> writePlain(Mutiny.Session session, Viewer writer, List<SaidCase> said) {
        Set<String> owners = new TreeSet<>();
        said.forEach(each -> owners.addAll(each.owners()));
        return sealing.keysMade(session, owners).chain(keys -> {
            List<KeptCase> cases = new ArrayList<>();
            List<Object> rows = new ArrayList<>();
            for (SaidCase each : said) {
                KeptCase kept = KeptCase.empty(each.id());
                cases.add(kept);
                rows.add(kept.file());
                rows.addAll(new CaseMerge(kept, each.document(), Source.of(writer), keys).intoEmpty());
                rows.addAll(logged(contacts, keys, kept, writer, each.contacts()));
                rows.addAll(logged(searches, keys, kept, writer, each.searches()));
                kept.file().version++;
            }
            rows.sort(Comparator.comparing(row -> KINDS.indexOf(row.getClass())));
            return session.persistAll(rows.toArray()).chain(() -> factsChange.come(session, cases));
        });
    }

    private static <D extends LogDocument<D>, R extends LogEntry<D>> List<R> logged(
            Logbook<D, R> book, Sealing.Keys keys, KeptCase kept, Viewer writer, List<D> said) {
        List<R> rows = said.stream()
                .map(entry -> book.row(keys, kept.file().id, writer, entry))
                .toList();
        rows.forEach(row -> book.addTo(kept, row));
        return rows;
    }
}
