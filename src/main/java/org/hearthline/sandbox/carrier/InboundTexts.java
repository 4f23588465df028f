package org.hearthline.sandbox.carrier;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what a phone texts: heeds the words for opting out, answers the phone where it does, and posts the text to the service. */
final class InboundTexts {

    private final MessageStore messages;
    private final OptOuts optOuts;
    private final Webhooks webhooks;
    private final CarrierSettings settings;

    InboundTexts(MessageStore messages, OptOuts optOuts, Webhooks webhooks, CarrierSettings settings) {
        this.messages = messages;
        this.optOuts = optOuts;
        this.webhooks = webhooks;
        this.settings = settings;
    }

    /**
     * A text that came in.
     *
     * @param webhookStatus what the service answered the webhook; null when it gave no answer
     */
    record Taken(Message message, @Nullable Integer webhookStatus) {}

    /** Answers when the service has; the text is in the list before. */
    Future<Taken> text(String phone, String body) {
        String service = settings.messagingServiceSid().orElse(null);
        Optional<OptOuts.Heeded> heeded = optOuts.heed(phone, body);
        Message message = Message.inbound(
                phone, settings.number(), body, service, settings.clock().instant());
        messages.add(message);
        heeded.filter(OptOuts.Heeded::answered)
                .ifPresent(it -> messages.add(Message.ownAnswer(
                        settings.number(),
                        phone,
                        it.word().answer,
                        service,
                        settings.clock().instant())));
        return webhooks.post(settings.inboundUrl(), parameters(message, heeded))
                .map(status -> new Taken(message, status))
                .otherwise(unanswered -> new Taken(message, null));
    }

    private Map<String, String> parameters(Message message, Optional<OptOuts.Heeded> heeded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("ToCountry", "US");
        parameters.put("ToState", "");
        parameters.put("SmsMessageSid", message.sid());
        parameters.put("NumMedia", "0");
        parameters.put("SmsSid", message.sid());
        parameters.put("SmsStatus", "received");
        heeded.ifPresent(it -> parameters.put("OptOutType", it.word().name()));
        parameters.put("Body", message.body());
        parameters.put("FromCountry", "US");
        parameters.put("To", message.to());
        settings.messagingServiceSid().ifPresent(sid -> parameters.put("MessagingServiceSid", sid));
        parameters.put("NumSegments", String.valueOf(Segments.in(message.body())));
        parameters.put("MessageSid", message.sid());
        parameters.put("AccountSid", settings.accountSid());
        parameters.put("From", message.from());
        parameters.put("ApiVersion", "2010-04-01");
        return parameters;
    }
}
