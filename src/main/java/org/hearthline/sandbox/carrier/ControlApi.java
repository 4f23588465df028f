package org.hearthline.sandbox.carrier;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is beside Twilio's API, without a login: {@code GET /journal?after=}, {@code GET /phones}, {@code GET /phones/{number}},
 * {@code POST /phones/{number}/replies}, {@code POST /carrier}.
 */
final class ControlApi {

    private static final Pattern PHONE = Pattern.compile("/phones/([^/]+)");
    private static final Pattern REPLIES = Pattern.compile("/phones/([^/]+)/replies");
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final int LONGEST_REPLY = 1600;

    private final Vertx vertx;
    private final MessageStore messages;
    private final InboundTexts inbound;
    private final Journal journal;
    private final MessagesApi api;

    ControlApi(Vertx vertx, MessageStore messages, InboundTexts inbound, Journal journal, MessagesApi api) {
        this.vertx = vertx;
        this.messages = messages;
        this.inbound = inbound;
        this.journal = journal;
        this.api = api;
    }

    boolean answers(HttpServerRequest request) {
        String route = request.method() + " " + request.path();
        Matcher phone = PHONE.matcher(request.path());
        Matcher replies = REPLIES.matcher(request.path());
        if (route.equals("GET /journal")) {
            journal(request);
        } else if (route.equals("GET /phones")) {
            answer(request, new JsonArray(messages.phones()).encode());
        } else if (route.equals("POST /carrier")) {
            withBody(request, body -> behave(request, body));
        } else if (phone.matches() && request.method().equals(HttpMethod.GET)) {
            texts(request, phone.group(1));
        } else if (replies.matches() && request.method().equals(HttpMethod.POST)) {
            withBody(request, body -> reply(request, replies.group(1), body));
        } else {
            return false;
        }
        return true;
    }

    private void journal(HttpServerRequest request) {
        String after = request.getParam("after", "0");
        if (!COUNT.matcher(after).matches()) {
            refuse(request, Map.of("after", "expected the number of an entry"));
            return;
        }
        // Long journals take long to write: creates that arrive meanwhile must not wait for it.
        vertx.executeBlocking(() -> json(journal.after(Long.parseLong(after))))
                .onSuccess(json -> answer(request, json));
    }

    private static String json(List<Journal.Entry> entries) {
        JsonArray creates = new JsonArray();
        entries.forEach(entry -> creates.add(entry.toJson()));
        return new JsonObject().put("creates", creates).encode();
    }

    private void behave(HttpServerRequest request, JsonObject body) {
        BehaviourReader.Reading reading = BehaviourReader.read(body);
        if (reading.behaviour() == null) {
            refuse(request, reading.errors());
            return;
        }
        api.behave(reading.behaviour());
        answer(request, body.encode());
    }

    private void texts(HttpServerRequest request, String phone) {
        Optional<String> number = number(phone);
        if (number.isEmpty()) {
            refuseNumber(request);
            return;
        }
        JsonArray texts = new JsonArray();
        messages.ofPhone(number.get()).forEach(message -> texts.add(text(message)));
        answer(request, texts.encode());
    }

    private void reply(HttpServerRequest request, String phone, JsonObject body) {
        Optional<String> number = number(phone);
        if (number.isEmpty()) {
            refuseNumber(request);
        } else if (body.size() != 1
                || !(body.getValue("body") instanceof String text)
                || text.isEmpty()
                || text.length() > LONGEST_REPLY) {
            refuse(request, Map.of("body", "expected {\"body\": \"1\"}, with 1 to 1600 characters"));
        } else {
            inbound.text(number.get(), text)
                    .onSuccess(taken -> answer(
                            request,
                            text(taken.message())
                                    .put("webhookStatus", taken.webhookStatus())
                                    .encode()));
        }
    }

    private static JsonObject text(Message message) {
        return new JsonObject()
                .put("sid", message.sid())
                .put("direction", message.direction() == Message.Direction.INBOUND ? "FROM_PHONE" : "TO_PHONE")
                .put("writtenBy", writer(message.direction()))
                .put("body", message.body())
                .put("at", message.createdAt().toString())
                .put("status", message.status().wireName())
                .put("errorCode", message.errorCode());
    }

    private static String writer(Message.Direction direction) {
        return switch (direction) {
            case INBOUND -> "PERSON";
            case OUTBOUND_API -> "SERVICE";
            case OUTBOUND_REPLY -> "CARRIER";
        };
    }

    /** A plus sign may be left out, since it is awkward in addresses. */
    private static Optional<String> number(String segment) {
        String digits = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        return Optional.of(digits.startsWith("+") ? digits : "+" + digits).filter(CreateForm::isNumber);
    }

    private interface BodyHandler {
        void handle(JsonObject body);
    }

    private static void withBody(HttpServerRequest request, BodyHandler handler) {
        request.body().onSuccess(bytes -> {
            JsonObject body = object(bytes);
            if (body == null) {
                refuse(request, Map.of("body", "expected a JSON object"));
            } else {
                handler.handle(body);
            }
        });
    }

    private static @Nullable JsonObject object(Buffer bytes) {
        try {
            return bytes.toJsonObject();
        } catch (DecodeException | ClassCastException noObject) {
            return null;
        }
    }

    private static void refuseNumber(HttpServerRequest request) {
        refuse(request, Map.of("number", "expected a number such as +16155550142"));
    }

    private static void refuse(HttpServerRequest request, Map<String, String> errors) {
        JsonArray listed = new JsonArray();
        errors.forEach((field, message) ->
                listed.add(new JsonObject().put("field", field).put("message", message)));
        JsonObject first = listed.getJsonObject(0);
        request.response()
                .setStatusCode(400)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", "Bad Request")
                        .put("status", 400)
                        .put("detail", first.getString("field") + ": " + first.getString("message"))
                        .put("errors", listed)
                        .encode());
    }

    private static void answer(HttpServerRequest request, String json) {
        request.response().putHeader("Content-Type", "application/json").end(json);
    }
}
