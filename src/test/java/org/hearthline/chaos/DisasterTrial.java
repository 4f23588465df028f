package org.hearthline.chaos;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hearthline.chaos.Script.Text;
import org.hearthline.chaos.TrialCarrier.Create;
import org.hearthline.message.Purpose;
import org.hearthline.platform.DataKey;

/** A carrier, a database behind an address that stays, and processes of any version that are started and ended one by one. */
final class DisasterTrial implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofMinutes(3);

    final Path folder;
    final TrialCarrier carrier;
    final Facts facts;
    private final Forwarder forwarder;
    private final int clients = ServiceProcess.freePort();
    private final List<Integer> ports;
    private final List<String> addresses;
    private final List<String> shared;
    private final Map<Integer, ServiceProcess> services = new HashMap<>();
    private final List<TrialDatabase> databases = new ArrayList<>();
    private final long begun = System.nanoTime();

    DisasterTrial(String name, int places) throws IOException {
        folder = ServiceProcess.folderOfATrial(name);
        ports = IntStream.range(0, places)
                .mapToObj(each -> ServiceProcess.freePort())
                .toList();
        addresses = ports.stream().map(port -> "http://127.0.0.1:" + port).toList();
        int server = ServiceProcess.freePort();
        databases.add(new TrialDatabase(folder.resolve("postgres"), server, clients));
        forwarder = new Forwarder(clients, server);
        carrier = new TrialCarrier(1, folder, addresses);
        carrier.isWell();
        facts = new Facts(addresses.subList(0, 1), new CaseLoad(Instant.now()));
        shared = new ArrayList<>(Trial.LIVELY);
        shared.addAll(database().options());
        shared.addAll(carrier.options());
        shared.addAll(List.of("-Dquarkus.shutdown.delay=PT5S", "-Dhearthline.data-key=" + DataKey.generate()));
    }

    /** The one that is in use. */
    TrialDatabase database() {
        return databases.get(databases.size() - 1);
    }

    /** Another server on this folder; not yet the one in use. */
    TrialDatabase server(Path data) throws IOException {
        return new TrialDatabase(data, ServiceProcess.freePort(), clients);
    }

    void use(TrialDatabase database) {
        databases.add(database);
        forwarder.turnTo(database.port());
    }

    String address(int place) {
        return addresses.get(place);
    }

    /** Starts a process at a place of which the carrier knows, and waits until it is ready. */
    ServiceProcess start(int place, String jar) throws IOException {
        ServiceProcess service = ServiceProcess.ofTheService(
                jar, folder.resolve("process-" + place + "-" + services.size()), ports.get(place), shared);
        services.put(place, service);
        if (!Patience.until(START, () -> isReady(place))) {
            throw new AssertionError("The process at place " + place + " did not become ready");
        }
        return service;
    }

    ServiceProcess start(int place) throws IOException {
        return start(place, System.getProperty("hearthline.jar"));
    }

    boolean isReady(int place) {
        try {
            return Calls.get(address(place) + "/q/health/ready") != null;
        } catch (Exception | Calls.Refused not) {
            return false;
        }
    }

    /** All of whose participants have consented. */
    void openCases(int count) {
        facts.openCases(count);
        database().haveAllConsented();
    }

    UUID text(int participant, Duration dueAfter) {
        return new WantedTexts(database())
                .enqueue(List.of(new Text(participant, Purpose.MEETING_REMINDER, dueAfter)))
                .get(0);
    }

    List<UUID> texts(int from, int to, Duration dueAfter) {
        return IntStream.range(from, to).mapToObj(each -> text(each, dueAfter)).toList();
    }

    /** How often the carrier was asked to take each of them, and took it. */
    Map<UUID, Long> accepted() {
        return carrier.journal().stream()
                .filter(Create::isAccepted)
                .collect(Collectors.groupingBy(Create::message, Collectors.counting()));
    }

    long acceptedOf(List<UUID> messages) {
        Map<UUID, Long> accepted = accepted();
        return messages.stream().filter(accepted::containsKey).count();
    }

    List<UUID> acceptedTwice() {
        return accepted().entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    void awaitThat(String what, java.util.concurrent.Callable<Boolean> isSo) {
        if (!Patience.until(END, isSo)) {
            throw new AssertionError("Never came: " + what);
        }
    }

    List<Verdict.Stored> stored() {
        return Verdict.stored(database());
    }

    /** As an operator, whose right the case system does not have. */
    void resume(int place) throws IOException {
        HttpURLConnection call = (HttpURLConnection)
                URI.create(address(place) + "/api/v1/pauses/ALL").toURL().openConnection();
        call.setRequestMethod("DELETE");
        call.setRequestProperty(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("admin:demo".getBytes(StandardCharsets.UTF_8)));
        if (call.getResponseCode() != 200) {
            throw new AssertionError("Resuming was answered " + call.getResponseCode());
        }
    }

    void log(String what) {
        System.out.printf(Locale.ROOT, "[%6.1f s] %s%n", (System.nanoTime() - begun) / 1e9, what);
    }

    @Override
    public void close() throws Exception {
        for (ServiceProcess each : services.values()) {
            each.close();
        }
        carrier.close();
        forwarder.close();
        for (TrialDatabase each : databases) {
            each.close();
        }
    }
}
