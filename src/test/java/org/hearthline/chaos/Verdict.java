package org.hearthline.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hearthline.chaos.Facts.Answered;
import org.hearthline.chaos.TrialCarrier.Create;
import org.hearthline.message.MessageStatus;

/** What the carrier's journal and the database say at the end of a trial. */
final class Verdict {

    private static final Set<MessageStatus> FINAL = EnumSet.of(
            MessageStatus.SENT,
            MessageStatus.DELIVERED,
            MessageStatus.UNDELIVERED,
            MessageStatus.FAILED,
            MessageStatus.DROPPED,
            MessageStatus.EXPIRED);

    private static final Set<MessageStatus> EXPLAIN_THEMSELVES =
            EnumSet.of(MessageStatus.SENT, MessageStatus.DELIVERED);

    /** They say that the carrier never took it. */
    private static final Set<MessageStatus> NOT_TAKEN =
            EnumSet.of(MessageStatus.DROPPED, MessageStatus.EXPIRED, MessageStatus.QUEUED, MessageStatus.HELD);

    record Stored(
            UUID id,
            String recipientId,
            String caseId,
            MessageStatus status,
            String reason,
            boolean hasEnded,
            boolean hasTask,
            boolean isText) {

        boolean isFinal() {
            boolean over = FINAL.contains(status) || status == MessageStatus.UNKNOWN && hasEnded && hasTask;
            return over && (EXPLAIN_THEMSELVES.contains(status) || reason != null);
        }
    }

    private final TrialDatabase database;
    private final List<Stored> messages;
    private final List<Create> creates;
    private final List<Answered> facts;
    private final Map<UUID, Stored> byId;
    private final Set<UUID> accepted;

    Verdict(TrialDatabase database, List<Create> creates, List<Answered> facts) {
        this.database = database;
        this.messages = stored(database);
        this.creates = creates;
        this.facts = facts;
        this.byId = messages.stream().collect(Collectors.toMap(Stored::id, Function.identity()));
        this.accepted =
                creates.stream().filter(Create::isAccepted).map(Create::message).collect(Collectors.toSet());
    }

    static List<Stored> stored(TrialDatabase database) {
        return database.read(
                """
                select m.id, m.recipient_id, m.case_id, m.status, m.reason, m.final_at is not null as ended, m.channel = 'SMS' as is_text,
                       exists (select from task t where t.kind = 'MESSAGE' and t.evidence = m.id::text) as has_task
                from message m order by m.id
                """,
                row -> new Stored(
                        row.getObject("id", UUID.class),
                        row.getString("recipient_id"),
                        row.getString("case_id"),
                        MessageStatus.valueOf(row.getString("status")),
                        row.getString("reason"),
                        row.getBoolean("ended"),
                        row.getBoolean("has_task"),
                        row.getBoolean("is_text")));
    }

    /** Hand-offs that began after a call had answered that forbids them: those that its answer listed, or those that it did not. */
    List<String> begunAfterForbidden(boolean listed) {
        List<String> found = new ArrayList<>();
        for (Create create : creates) {
            Stored message = create.message() == null ? null : byId.get(create.message());
            if (message != null) {
                facts.stream()
                        .filter(fact -> fact.forbids(message.recipientId(), message.caseId()))
                        .filter(fact -> create.at().isAfter(fact.at()))
                        .filter(fact -> fact.unsettled().contains(message.id()) == listed)
                        .findFirst()
                        .ifPresent(fact -> found.add("%s: create at %s (%s), after %s had answered at %s%s"
                                .formatted(
                                        message.id(),
                                        create.at(),
                                        create.outcome(),
                                        fact.what(),
                                        fact.at(),
                                        trail(message.id()))));
            }
        }
        return found;
    }

    /** How close it came: the shortest time between a hand-off's beginning and the answer of a call that forbids it. */
    private Optional<Duration> lastBeforeForbidden() {
        return creates.stream()
                .filter(create -> create.message() != null && byId.containsKey(create.message()))
                .flatMap(create -> facts.stream()
                        .filter(fact -> fact.forbids(
                                byId.get(create.message()).recipientId(),
                                byId.get(create.message()).caseId()))
                        .filter(fact -> !create.at().isAfter(fact.at()))
                        .map(fact -> Duration.between(create.at(), fact.at())))
                .min(Comparator.naturalOrder());
    }

    List<String> acceptedTwice() {
        return creates.stream().filter(Create::isAccepted).collect(groupingBy(Create::message)).entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> each.getKey() + ": " + each.getValue() + trail(each.getKey()))
                .toList();
    }

    List<String> withoutEnd() {
        return messages.stream()
                .filter(message -> !message.isFinal())
                .map(message -> message + trail(message.id()))
                .toList();
    }

    /** Of messages that the carrier took it is said that they never left, or the other way round. */
    List<String> untrue() {
        return messages.stream()
                // The carrier's journal knows texts alone; a worker is told by e-mail what became of one.
                .filter(Stored::isText)
                .filter(message -> accepted.contains(message.id())
                        ? NOT_TAKEN.contains(message.status())
                        : EXPLAIN_THEMSELVES.contains(message.status())
                                || message.status() == MessageStatus.UNDELIVERED)
                .map(message ->
                        message + (accepted.contains(message.id()) ? ": taken" : ": never taken") + trail(message.id()))
                .toList();
    }

    /** What was decided of it, a line each. */
    String trail(UUID message) {
        return database
                .read(
                        "select at, attempt, status, reason from message_outcome where message_id = ? order by seq",
                        row -> "\n      %s attempt %d %s %s"
                                .formatted(
                                        row.getObject("at", java.time.OffsetDateTime.class)
                                                .toInstant(),
                                        row.getInt("attempt"),
                                        row.getString("status"),
                                        Optional.ofNullable(row.getString("reason"))
                                                .orElse("")),
                        message)
                .stream()
                .collect(Collectors.joining());
    }

    /** The counts, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("messages: %d: %s"
                .formatted(
                        messages.size(),
                        counts(
                                messages,
                                each -> each.status()
                                        + (each.reason() == null || EXPLAIN_THEMSELVES.contains(each.status())
                                                ? ""
                                                : " " + each.reason()))));
        lines.add("creates at the carrier: %d: %s"
                .formatted(
                        creates.size(),
                        counts(creates, each -> each.outcome() + (each.fault() == null ? "" : " " + each.fault()))));
        lines.add("calls that forbid: %d: %s"
                .formatted(facts.size(), counts(facts, each -> each.what().kind())));
        lines.add(String.format(
                Locale.ROOT,
                "  cancelled %d, listed as unsettled %d, slowest answer %.1f s, asked more than once %d",
                facts.stream().mapToInt(Answered::cancelled).sum(),
                facts.stream().mapToInt(fact -> fact.unsettled().size()).sum(),
                facts.stream().mapToLong(fact -> fact.took().toMillis()).max().orElse(0) / 1000.0,
                facts.stream().filter(fact -> fact.calls() > 1).count()));
        lines.add("hand-offs that began after a call that forbids them had answered: "
                + begunAfterForbidden(false).size());
        lines.add("  besides these, listed as unsettled in its answer: "
                + begunAfterForbidden(true).size());
        lines.add("  the last that began before, of those: "
                + lastBeforeForbidden()
                        .map(gap -> gap.toMillis() + " ms before the answer")
                        .orElse("none"));
        lines.add("messages accepted twice: " + acceptedTwice().size());
        lines.add("messages without a final status and reason: " + withoutEnd().size());
        lines.add("messages whose status is not true: " + untrue().size());
        Set<UUID> unknown = new HashSet<>(messages.stream()
                .filter(message -> message.status() == MessageStatus.UNKNOWN)
                .map(Stored::id)
                .toList());
        long taken = unknown.stream().filter(accepted::contains).count();
        lines.add("outcome never learned, each with a task: %d, of which the carrier had taken %d"
                .formatted(unknown.size(), taken));
        return lines;
    }

    private static <T> String counts(List<T> all, Function<T, Object> kind) {
        return all.stream()
                .collect(groupingBy(each -> String.valueOf(kind.apply(each)), TreeMap::new, counting()))
                .entrySet()
                .stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }
}
