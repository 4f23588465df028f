package org.hearthline.sandbox.carrier;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.hearthline.platform.Sandbox;

/**
 * A carrier on this machine that speaks Twilio's Messages API, with its own phones, journal and faults. All it knows is in memory and
 * goes with it. It listens on loopback only.
 */
public final class LocalCarrier {

    /** The command of the packaged service that starts one by itself. */
    public static final String NAME = Sandbox.CARRIER_COMMAND;

    private static final String LOOPBACK = "127.0.0.1";
    private static final int LARGEST_FORM_FIELD = 64 * 1024;
    private static final int MOST_WAITING_CONNECTIONS = 1024;
    private static final int EXIT_USAGE = 64;
    private static final int EXIT_UNAVAILABLE = 69;

    private final HttpServer server;
    private final Webhooks webhooks;

    private LocalCarrier(HttpServer server, Webhooks webhooks) {
        this.server = server;
        this.webhooks = webhooks;
    }

    /** Starts one; fails when its port is taken. */
    public static Future<LocalCarrier> start(Vertx vertx, CarrierSettings settings) {
        MessageStore messages = new MessageStore();
        OptOuts optOuts = new OptOuts();
        Journal journal = new Journal();
        Webhooks webhooks = new Webhooks(vertx, settings.authToken(), settings.publicAddress());
        MessagesApi api = new MessagesApi(
                vertx,
                messages,
                new Creates(messages, optOuts, journal, settings),
                new StatusCallbacks(vertx, webhooks, messages, settings),
                journal,
                settings);
        ControlApi control =
                new ControlApi(vertx, messages, new InboundTexts(messages, optOuts, webhooks, settings), journal, api);
        return vertx.createHttpServer(new HttpServerOptions()
                        .setMaxFormAttributeSize(LARGEST_FORM_FIELD)
                        .setAcceptBacklog(MOST_WAITING_CONNECTIONS))
                .requestHandler(request -> {
                    if (!api.answers(request) && !control.answers(request)) {
                        notFound(request);
                    }
                })
                .listen(settings.port(), LOOPBACK)
                .map(server -> new LocalCarrier(server, webhooks));
    }

    /** Where it is reached, such as {@code http://127.0.0.1:4010}. */
    public String url() {
        return "http://" + LOOPBACK + ":" + server.actualPort();
    }

    public Future<Void> stop() {
        return server.close().eventually(() -> webhooks.close());
    }

    /** Runs one by itself until the process is ended. */
    public static void main(String... options) throws InterruptedException {
        System.exit(run(List.of(options), System.out, System.err));
    }

    /**
     * Runs one until the thread is interrupted.
     *
     * @return the exit code, when it could not start
     */
    public static int run(List<String> options, PrintStream output, PrintStream errors) throws InterruptedException {
        CarrierOptions.Reading reading = CarrierOptions.read(options);
        if (reading.settings() == null) {
            errors.println(NAME + ": " + reading.problem());
            errors.println(CarrierOptions.USAGE);
            return EXIT_USAGE;
        }
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            LocalCarrier carrier = start(vertx, reading.settings())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            output.println("Listening on: " + carrier.url());
            output.flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (ExecutionException e) {
            errors.println(NAME + ": it cannot listen there");
            return EXIT_UNAVAILABLE;
        }
    }

    private static void notFound(HttpServerRequest request) {
        request.response()
                .setStatusCode(CarrierError.NOT_FOUND.status)
                .putHeader("Content-Type", "application/json")
                .end(CarrierError.NOT_FOUND.toJson().encode());
    }
}
