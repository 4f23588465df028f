package org.hearthline.sandbox.carrier;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.hearthline.sandbox.carrier.Behaviour.Treatment;
import org.hearthline.sandbox.carrier.Journal.Beginning;
import org.hearthline.sandbox.carrier.Journal.Outcome;
import org.jspecify.annotations.Nullable;

/** Takes or refuses creates, and writes each down. */
final class Creates {

    private final MessageStore messages;
    private final OptOuts optOuts;
    private final Journal journal;
    private final CarrierSettings settings;

    Creates(MessageStore messages, OptOuts optOuts, Journal journal, CarrierSettings settings) {
        this.messages = messages;
        this.optOuts = optOuts;
        this.journal = journal;
        this.settings = settings;
    }

    /** What becomes of a create. */
    sealed interface Decision {
        record Refused(CarrierError error) implements Decision {}

        /** Taken, and to be treated so from here on. */
        record Taken(Message message, Treatment treatment) implements Decision {}
    }

    Decision decide(Beginning beginning, CreateForm form, Treatment drawn, boolean authenticated) {
        Fault fault = drawn.fault().equals(Fault.NONE) && form.to() != null
                ? MagicNumbers.of(form.to()).orElse(Fault.NONE)
                : drawn.fault();
        Optional<CarrierError> error =
                authenticated ? refusal(form, drawn.fault(), fault) : Optional.of(CarrierError.NOT_AUTHENTICATED);
        if (error.isPresent()) {
            write(beginning, form, Outcome.REFUSED, null, error.get().code, drawn.fault());
            return new Decision.Refused(error.get());
        }
        Message message = Message.outbound(
                form.from() == null ? settings.number() : form.from(),
                requireNonNull(form.to()),
                requireNonNull(form.body()),
                form.messagingServiceSid(),
                form.statusCallback(),
                settings.clock().instant());
        messages.add(message);
        write(beginning, form, Outcome.ACCEPTED, message.sid(), null, fault);
        return new Decision.Taken(message, drawn.befallenBy(fault));
    }

    void brokenOff(Beginning beginning) {
        journal.add(new Journal.Entry(beginning, Outcome.BROKEN_OFF, null, null, null, null, null, null, null));
    }

    /** A carrier that is ill refuses before it reads. */
    private Optional<CarrierError> refusal(CreateForm form, Fault drawn, Fault fault) {
        return Optional.ofNullable(drawn.refusal())
                .or(form::error)
                .or(() -> Optional.ofNullable(fault.refusal()))
                .or(() -> Optional.of(CarrierError.OPTED_OUT)
                        .filter(error -> optOuts.contains(requireNonNull(form.to()))));
    }

    private void write(
            Beginning beginning,
            CreateForm form,
            Outcome outcome,
            @Nullable String sid,
            @Nullable Integer code,
            Fault fault) {
        journal.add(new Journal.Entry(
                beginning,
                outcome,
                form.to(),
                form.attempt(),
                form.body() == null ? null : Journal.hash(form.body()),
                form.validityPeriod(),
                sid,
                code,
                fault.equals(Fault.NONE) ? null : fault.name()));
    }
}
