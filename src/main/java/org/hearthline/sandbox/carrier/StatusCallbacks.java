package org.hearthline.sandbox.carrier;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hearthline.sandbox.carrier.Behaviour.Treatment;
import org.jspecify.annotations.Nullable;

/** Brings messages to their end and tells the service of each step. */
final class StatusCallbacks {

    /** A service that answers callbacks only after its own call has ended must not be waited for for ever. */
    private static final long LONGEST_BEFORE_ANSWER_MILLIS = 5_000;

    private final Vertx vertx;
    private final Webhooks webhooks;
    private final MessageStore messages;
    private final String accountSid;
    private final InstantSource clock;

    StatusCallbacks(Vertx vertx, Webhooks webhooks, MessageStore messages, CarrierSettings settings) {
        this.vertx = vertx;
        this.webhooks = webhooks;
        this.messages = messages;
        this.accountSid = settings.accountSid();
        this.clock = settings.clock();
    }

    /** All callbacks at once: answered, or waited for long enough. */
    Future<Void> beforeAnswer(Message message, Treatment treatment) {
        Promise<Void> done = Promise.promise();
        long timer = vertx.setTimer(LONGEST_BEFORE_ANSWER_MILLIS, late -> done.tryComplete());
        Status ending = treatment.fault().ending();
        messages.advance(message.sid(), ending, treatment.fault().errorCode(), clock.instant());
        oneAfterTheOther(message, steps(treatment), treatment, 0).onComplete(sent -> {
            vertx.cancelTimer(timer);
            done.tryComplete();
        });
        return done.future();
    }

    /** One callback after the other, each some time after the one before was answered. */
    void afterAnswer(Message message, Treatment treatment, int delayMillis) {
        List<Status> steps = steps(treatment);
        if (treatment.shuffled()) {
            // The message itself goes the straight way; what is told of it does not.
            Status ending = treatment.fault().ending();
            messages.advance(message.sid(), ending, treatment.fault().errorCode(), clock.instant());
        }
        oneAfterTheOther(message, steps, treatment, delayMillis);
    }

    private static List<Status> steps(Treatment treatment) {
        List<Status> steps = new ArrayList<>();
        for (Status each : treatment.fault().ending().course()) {
            steps.addAll(Collections.nCopies(treatment.doubled() ? 2 : 1, each));
        }
        if (treatment.shuffled()) {
            Collections.shuffle(steps, new Random(treatment.order()));
        }
        return steps;
    }

    private Future<Void> oneAfterTheOther(Message message, List<Status> steps, Treatment treatment, int delayMillis) {
        Future<Void> told = Future.succeededFuture();
        for (Status step : steps) {
            told = told.compose(before -> Timers.after(vertx, delayMillis))
                    .compose(now -> step(message, step, treatment));
        }
        return told;
    }

    private Future<Void> step(Message message, Status status, Treatment treatment) {
        Integer errorCode = treatment.fault().errorCode();
        messages.advance(message.sid(), status, errorCode, clock.instant());
        if (message.statusCallback() == null) {
            return Future.succeededFuture();
        }
        // Whether the service took it is the service's concern: it can ask.
        return webhooks.post(message.statusCallback(), parameters(message, status, errorCode))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private Map<String, String> parameters(Message message, Status status, @Nullable Integer errorCode) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("AccountSid", accountSid);
        parameters.put("ApiVersion", "2010-04-01");
        parameters.put("From", message.from());
        parameters.put("MessageSid", message.sid());
        parameters.put("MessageStatus", status.wireName());
        if (message.messagingServiceSid() != null) {
            parameters.put("MessagingServiceSid", message.messagingServiceSid());
        }
        parameters.put("SmsSid", message.sid());
        parameters.put("SmsStatus", status.wireName());
        parameters.put("To", message.to());
        if (status.saysWhatWentWrong() && errorCode != null) {
            parameters.put("ErrorCode", String.valueOf(errorCode));
        }
        return parameters;
    }
}
