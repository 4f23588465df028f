package org.hearthline.sandbox.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of messages, newest first, as {@code GET Messages.json} asks for it: {@code To}, {@code From}, {@code DateSent} with
 * {@code >=} and {@code <=} (UTC, a date or a time of whole seconds), {@code PageSize}. A page's token is the last message of the page
 * before, so that messages which arrive meanwhile shift nothing.
 */
final class MessageList {

    private static final int STANDARD_SIZE = 50;
    private static final int LARGEST_SIZE = 1000;
    private static final String TOKEN_PREFIX = "PA";
    private static final Set<String> PLACE = Set.of("Page", "PageToken");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final MessageStore messages;
    private final String accountSid;
    private final String ownNumber;

    MessageList(MessageStore messages, CarrierSettings settings) {
        this.messages = messages;
        this.accountSid = settings.accountSid();
        this.ownNumber = settings.number();
    }

    /** The page that the parameters ask for; empty when one of them cannot be read. */
    Optional<JsonObject> page(MultiMap parameters) {
        try {
            int size = Math.min(Math.max(number(parameters.get("PageSize"), STANDARD_SIZE), 1), LARGEST_SIZE);
            int page = number(parameters.get("Page"), 0);
            Optional<String> token = Optional.ofNullable(parameters.get("PageToken"))
                    .filter(it -> it.startsWith(TOKEN_PREFIX))
                    .map(it -> it.substring(TOKEN_PREFIX.length()));
            MessageStore.Part part = messages.list(phone(parameters), filter(parameters), token, size);
            return Optional.of(json(parameters, page, size, part));
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private JsonObject json(MultiMap parameters, int page, int size, MessageStore.Part part) {
        JsonArray listed = new JsonArray();
        part.messages().forEach(message -> listed.add(MessageJson.of(accountSid, message)));
        String last = part.last();
        return new JsonObject()
                .put("messages", listed)
                .put("page", page)
                .put("page_size", size)
                .put("start", page * size)
                .put("end", page * size + listed.size() - 1)
                .put("uri", uri(parameters, "Page=" + page))
                .put("first_page_uri", uri(parameters, "Page=0"))
                .put("previous_page_uri", null)
                .put(
                        "next_page_uri",
                        last == null
                                ? null
                                : uri(parameters, "Page=" + (page + 1) + "&PageToken=" + TOKEN_PREFIX + last));
    }

    private String uri(MultiMap parameters, String place) {
        String asked = parameters.entries().stream()
                .filter(each -> !PLACE.contains(each.getKey()))
                .map(each -> encode(each) + "&")
                .collect(Collectors.joining());
        return "/2010-04-01/Accounts/" + accountSid + "/Messages.json?" + asked + place;
    }

    private static String encode(Map.Entry<String, String> parameter) {
        return URLEncoder.encode(parameter.getKey(), UTF_8) + "=" + URLEncoder.encode(parameter.getValue(), UTF_8);
    }

    /** Whose texts alone are asked for: one side of each message is a phone. */
    private Optional<String> phone(MultiMap parameters) {
        return Stream.of("To", "From")
                .flatMap(name -> Optional.ofNullable(parameters.get(name)).stream())
                .filter(number -> !number.equals(ownNumber))
                .findFirst();
    }

    private static Predicate<Message> filter(MultiMap parameters) {
        String to = parameters.get("To");
        String from = parameters.get("From");
        Instant earliest = bound(first(parameters, "DateSent>", "DateSent"), false);
        Instant latest = bound(first(parameters, "DateSent<", "DateSent"), true);
        return message -> (to == null || to.equals(message.to()))
                && (from == null || from.equals(message.from()))
                && (earliest == null || !message.listedAt().isBefore(earliest))
                && (latest == null || !message.listedAt().isAfter(latest));
    }

    private static @Nullable String first(MultiMap parameters, String name, String otherwise) {
        String value = parameters.get(name);
        return value == null ? parameters.get(otherwise) : value;
    }

    /** A date alone is all of that day. */
    private static @Nullable Instant bound(@Nullable String value, boolean latest) {
        if (value == null) {
            return null;
        }
        if (value.length() == "2026-11-05".length()) {
            LocalDate day = LocalDate.parse(value);
            return latest
                    ? day.plusDays(1).atStartOfDay(UTC).toInstant().minusSeconds(1)
                    : day.atStartOfDay(UTC).toInstant();
        }
        return LocalDateTime.parse(value.replaceFirst("(Z|\\+00:00)$", "")).toInstant(UTC);
    }

    private static int number(@Nullable String value, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(value).matches()) {
            throw new NumberFormatException("No number");
        }
        return Integer.parseInt(value);
    }
}
