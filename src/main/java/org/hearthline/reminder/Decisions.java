package org.hearthline.reminder;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hearthline.casework.Cause;
import org.hearthline.policy.Requirement;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The decisions that were taken: they are added and read, never changed. */
final class Decisions {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Decisions() {}

    /**
     * A decision as it was kept.
     *
     * @param seq its place among all decisions
     */
    record Kept(long seq, Instant at, Decision decision) {

        static Kept of(KeptDecision row) {
            return new Kept(
                    row.seq,
                    row.at,
                    new Decision(
                            row.requirementKey,
                            row.caseId,
                            read(row.requirement, Requirement.class),
                            row.withdrawn,
                            row.was,
                            read(row.cause, Cause.class)));
        }
    }

    /** Adds them in their order, in one statement. The requirements must be in the database. */
    static Uni<Void> add(Mutiny.Session session, List<Decision> decisions, Instant now) {
        return decisions.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery("""
                        insert into decision (at, case_id, requirement_key, withdrawn, was, requirement, cause)
                        select cast(:at as timestamptz), case_id, requirement_key, withdrawn, was, requirement, cause
                        from unnest(cast(:cases as text[]), cast(:requirements as text[]), cast(cast(:withdrawn as text[]) as boolean[]),
                                    cast(:was as text[]), cast(:decided as text[]), cast(:causes as text[]))
                             with ordinality as added (case_id, requirement_key, withdrawn, was, requirement, cause, place)
                        order by place
                        """)
                        .setParameter("at", now)
                        .setParameter("cases", each(decisions, Decision::caseId))
                        .setParameter("requirements", each(decisions, Decision::requirementKey))
                        .setParameter("withdrawn", each(decisions, decision -> Boolean.toString(decision.withdrawn())))
                        .setParameter("was", each(decisions, Decision::was))
                        .setParameter("decided", each(decisions, decision -> written(decision.requirement())))
                        .setParameter("causes", each(decisions, decision -> written(decision.cause())))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static String[] each(List<Decision> decisions, Function<Decision, @Nullable String> value) {
        return decisions.stream().map(value).toArray(String[]::new);
    }

    /** Those of a case in the order in which they were taken, behind this one, so many at most. */
    static Uni<List<Kept>> ofCase(Mutiny.Session session, String caseId, long after, int limit) {
        return session.createQuery(
                        "from KeptDecision where caseId = :case and seq > :after order by seq", KeptDecision.class)
                .setParameter("case", caseId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(Kept::of).toList());
    }

    /** The last one of each requirement of a case, by the requirement's key. */
    static Uni<Map<String, Kept>> last(Mutiny.Session session, String caseId) {
        return session.createQuery("""
                        from KeptDecision where seq in (
                            select max(seq) from KeptDecision where caseId = :case group by requirementKey)
                        """, KeptDecision.class)
                .setParameter("case", caseId)
                .getResultList()
                .map(rows -> rows.stream().collect(toMap(row -> row.requirementKey, Kept::of)));
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalStateException("A decision cannot be written", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JacksonException e) {
            throw new IllegalStateException("A decision cannot be read", e);
        }
    }
}
