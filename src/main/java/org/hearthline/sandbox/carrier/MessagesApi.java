package org.hearthline.sandbox.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.ChannelOption;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.impl.ConnectionBase;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hearthline.sandbox.carrier.Behaviour.Treatment;
import org.hearthline.sandbox.carrier.Journal.Beginning;

/** Twilio's Messages API, version 2010-04-01: create, fetch, list, redact. */
final class MessagesApi {

    private static final Pattern ALL = Pattern.compile("/2010-04-01/Accounts/([^/]+)/Messages\\.json");
    private static final Pattern ONE = Pattern.compile("/2010-04-01/Accounts/([^/]+)/Messages/([^/]+)\\.json");

    private final Vertx vertx;
    private final MessageStore messages;
    private final MessageList list;
    private final Creates creates;
    private final StatusCallbacks callbacks;
    private final Journal journal;
    private final CarrierSettings settings;
    private final byte[] login;
    private volatile Behaviour behaviour = Behaviour.ordinary();

    MessagesApi(
            Vertx vertx,
            MessageStore messages,
            Creates creates,
            StatusCallbacks callbacks,
            Journal journal,
            CarrierSettings settings) {
        this.vertx = vertx;
        this.messages = messages;
        this.list = new MessageList(messages, settings);
        this.creates = creates;
        this.callbacks = callbacks;
        this.journal = journal;
        this.settings = settings;
        String credentials = settings.accountSid() + ":" + settings.authToken();
        this.login = ("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8))).getBytes(UTF_8);
    }

    void behave(Behaviour now) {
        behaviour = now;
    }

    /** Whether the request was this API's to answer. */
    boolean answers(HttpServerRequest request) {
        Matcher all = ALL.matcher(request.path());
        Matcher one = ONE.matcher(request.path());
        if (all.matches() && request.method().equals(HttpMethod.POST)) {
            create(request, all.group(1), journal.begin(InstantSource.system().instant()));
        } else if (all.matches() && request.method().equals(HttpMethod.GET)) {
            answerAll(request, all.group(1));
        } else if (one.matches() && request.method().equals(HttpMethod.GET)) {
            fetch(request, one.group(1), one.group(2));
        } else if (one.matches() && request.method().equals(HttpMethod.POST)) {
            redact(request, one.group(1), one.group(2));
        } else if (all.matches() || one.matches()) {
            refuse(request, CarrierError.METHOD_NOT_ALLOWED);
        } else {
            return false;
        }
        return true;
    }

    private void create(HttpServerRequest request, String account, Beginning beginning) {
        Treatment treatment = behaviour.next();
        int delayMillis = behaviour.callbacks().delayMillis();
        request.setExpectMultipart(true);
        request.end().onFailure(gone -> creates.brokenOff(beginning)).onSuccess(complete -> {
            CreateForm form = CreateForm.of(request.formAttributes());
            Creates.Decision decision = creates.decide(beginning, form, treatment, mayUse(request, account));
            if (decision instanceof Creates.Decision.Refused refused) {
                refuse(request, refused.error());
            } else if (decision instanceof Creates.Decision.Taken taken) {
                answer(request, taken, delayMillis);
            }
        });
    }

    private void answer(HttpServerRequest request, Creates.Decision.Taken taken, int delayMillis) {
        Treatment treatment = taken.treatment();
        afterLatency()
                .compose(passed -> treatment.callbacksBeforeAnswer()
                        ? callbacks.beforeAnswer(taken.message(), treatment)
                        : Future.succeededFuture())
                .onSuccess(told -> {
                    switch (treatment.fault().answer()) {
                        case GIVEN -> write(request, 201, MessageJson.of(settings.accountSid(), taken.message()));
                        case RESET -> reset(request);
                        case NONE -> {
                            // The client is left waiting.
                        }
                    }
                    if (!treatment.callbacksBeforeAnswer()) {
                        callbacks.afterAnswer(taken.message(), treatment, delayMillis);
                    }
                });
    }

    private void answerAll(HttpServerRequest request, String account) {
        if (isRefused(request, account)) {
            return;
        }
        list.page(request.params())
                .ifPresentOrElse(
                        page -> answer(request, 200, page), () -> refuse(request, CarrierError.INVALID_PARAMETER));
    }

    private void fetch(HttpServerRequest request, String account, String sid) {
        if (isRefused(request, account)) {
            return;
        }
        messages.find(sid)
                .ifPresentOrElse(
                        message -> answer(request, 200, MessageJson.of(settings.accountSid(), message)),
                        () -> refuse(request, CarrierError.NOT_FOUND));
    }

    private void redact(HttpServerRequest request, String account, String sid) {
        request.setExpectMultipart(true);
        request.end().onSuccess(complete -> {
            if (isRefused(request, account)) {
                return;
            }
            Optional<Message> found = messages.find(sid);
            if (found.isEmpty()) {
                refuse(request, CarrierError.NOT_FOUND);
            } else if (!"".equals(request.formAttributes().get("Body"))) {
                refuse(request, CarrierError.INVALID_PARAMETER);
            } else if (!found.get().status().isOnItsWay()) {
                refuse(request, CarrierError.NOT_COMPLETE);
            } else {
                Message redacted = messages.redact(found.get(), settings.clock().instant());
                answer(request, 200, MessageJson.of(settings.accountSid(), redacted));
            }
        });
    }

    private boolean isRefused(HttpServerRequest request, String account) {
        CarrierError ill = behaviour.fault().refusal();
        if (!mayUse(request, account)) {
            refuse(request, CarrierError.NOT_AUTHENTICATED);
            return true;
        }
        if (ill != null && ill != CarrierError.OPTED_OUT) {
            refuse(request, ill);
            return true;
        }
        return false;
    }

    private boolean mayUse(HttpServerRequest request, String account) {
        String given = request.getHeader("Authorization");
        return given != null
                && MessageDigest.isEqual(login, given.getBytes(UTF_8))
                && account.equals(settings.accountSid());
    }

    private void refuse(HttpServerRequest request, CarrierError error) {
        answer(request, error.status, error.toJson());
    }

    private void answer(HttpServerRequest request, int status, JsonObject json) {
        afterLatency().onSuccess(passed -> write(request, status, json));
    }

    private Future<Void> afterLatency() {
        int millis = behaviour.latencyMillis();
        return millis == 0 ? Future.succeededFuture() : Timers.after(vertx, millis);
    }

    private static void write(HttpServerRequest request, int status, JsonObject json) {
        if (request.response().closed()) {
            return;
        }
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json;charset=utf-8")
                .end(json.encode());
    }

    /** What was written is thrown away and the client is told so, as when a machine on the way goes down. */
    private static void reset(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        request.connection().close();
    }
}
