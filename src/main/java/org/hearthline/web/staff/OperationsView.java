package org.hearthline.web.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hearthline.casework.Agency;
import org.hearthline.message.CarrierHealth;
import org.hearthline.message.Pauses;
import org.hearthline.message.Pauses.Pause;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.text.TextStatus;
import org.hearthline.platform.RecentErrors.RecentError;
import org.hearthline.policy.Policy;
import org.hearthline.web.staff.OperationsRows.Tally;

/**
 * What operators see. Nothing in it is of a person.
 *
 * @param errors of this process, newest first
 */
record OperationsView(
        Reader reader,
        List<Queue> queues,
        List<Why> kept,
        List<Why> failed,
        List<Pause> pauses,
        List<ImportView> imports,
        Agency agency,
        List<Policy> policies,
        List<Approvals> texts,
        List<RecentError> errors) {

    /**
     * The messages of one channel.
     *
     * @param oldest for how long the one that waits longest has been due; empty where none is
     */
    record Queue(
            String channel,
            boolean sick,
            long due,
            long later,
            long deferred,
            long held,
            long unknown,
            String oldest) {}

    /** How many stand so for one reason. */
    record Why(String channel, String status, String reason, long messages) {}

    /** How many texts of a language are approved. */
    record Approvals(String language, long approved, long all) {}

    static List<Queue> queues(Reader reader, CarrierHealth health, List<Tally> waiting, List<Tally> unknown) {
        return Arrays.stream(Channel.values())
                .map(channel -> queue(reader, channel, health.isSick(channel), waiting, unknown))
                .toList();
    }

    private static Queue queue(Reader reader, Channel channel, boolean sick, List<Tally> waiting, List<Tally> unknown) {
        List<Tally> ours = of(channel, waiting);
        List<Tally> queued = ours.stream().filter(is("QUEUED")).toList();
        long due = queued.stream().mapToLong(Tally::due).sum();
        return new Queue(
                channel.name(),
                sick,
                due,
                sum(queued.stream()) - due,
                sum(ours.stream().filter(is("DEFERRED"))),
                sum(ours.stream().filter(is("HELD"))),
                sum(of(channel, unknown).stream()),
                queued.stream()
                        .map(Tally::oldest)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .map(oldest -> age(reader, Duration.between(oldest, reader.now())))
                        .orElse(""));
    }

    static List<Why> kept(List<Tally> waiting) {
        return whys(waiting.stream().filter(is("HELD").or(is("DEFERRED"))));
    }

    static List<Why> whys(Stream<Tally> tallies) {
        return tallies.map(each -> new Why(each.channel(), each.status(), each.reason(), each.messages()))
                .toList();
    }

    static List<Approvals> approvals(List<TextStatus> texts) {
        TreeMap<String, Approvals> byLanguage = new TreeMap<>();
        texts.forEach(text -> byLanguage.merge(
                text.language(),
                new Approvals(text.language(), text.approvedBy() == null ? 0 : 1, 1),
                (one, other) ->
                        new Approvals(one.language(), one.approved() + other.approved(), one.all() + other.all())));
        return List.copyOf(byLanguage.values());
    }

    /** In the largest unit of which it is one or more. */
    static String age(Reader reader, Duration age) {
        if (age.toDays() > 0) {
            return reader.say("operations.days", age.toDays());
        }
        return age.toHours() > 0
                ? reader.say("operations.hours", age.toHours())
                : reader.say("operations.minutes", age.toMinutes());
    }

    private static List<Tally> of(Channel channel, List<Tally> tallies) {
        return tallies.stream()
                .filter(each -> each.channel().equals(channel.name()))
                .toList();
    }

    private static Predicate<Tally> is(String status) {
        return each -> each.status().equals(status);
    }

    private static long sum(Stream<Tally> tallies) {
        return tallies.mapToLong(Tally::messages).sum();
    }

    /** What can be held back and is not. */
    public List<String> scopes() {
        return Pauses.SCOPES.stream()
                .filter(scope ->
                        pauses.stream().noneMatch(pause -> pause.scope().equals(scope)))
                .toList();
    }

    /** What became of them and, where it is known, why: in words where there are any, a carrier's own code as it is. */
    public String why(Why why) {
        String status = reader.say("operations.status." + why.status());
        String name = "operations.reason." + why.reason();
        String reason = reader.words().pattern(name) == null ? why.reason() : reader.say(name);
        return reason.isEmpty() ? status : status + ": " + reason;
    }

    /** What is kept back, in words: everything, a channel, a purpose. */
    public String scope(String scope) {
        return reader.say("operations.scope." + scope);
    }
}
