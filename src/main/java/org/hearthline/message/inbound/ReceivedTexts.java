package org.hearthline.message.inbound;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hearthline.message.InboundText;
import org.hearthline.message.InboundTexts;
import org.hearthline.message.Keyword;
import org.hearthline.message.inbound.CarrierEvents.Event.Text;
import org.hearthline.platform.Form;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/** Opens texts that were stored and gives them to those who may know their writer. */
@Singleton
class ReceivedTexts {

    /** What became of a text. */
    enum Outcome {
        TAKEN,
        /** It stays, sealed, and nobody reads it. */
        NOBODY_KNOWN,
        /** The key of its writer was destroyed. */
        ERASED
    }

    private final Sealing sealing;
    private final List<InboundTexts> takers;
    private final Redactions redactions;

    ReceivedTexts(Sealing sealing, @All List<InboundTexts> takers, Redactions redactions) {
        this.sealing = sealing;
        this.takers = takers;
        this.redactions = redactions;
    }

    Uni<Outcome> apply(SqlConnection transaction, Text text, Instant now) {
        String owner = Sealing.number(text.numberHash().getBytes());
        return sealing.key(transaction, owner)
                .map(keys -> Optional.ofNullable(keys.open(owner, text.sealed().getBytes()))
                        .flatMap(Form::parse))
                .chain(form -> form.isEmpty()
                        ? Uni.createFrom().item(Outcome.ERASED)
                        : take(transaction, read(text, form.get()), now))
                .call(() -> redactions.ask(transaction, text.carrierId(), now));
    }

    private Uni<Outcome> take(SqlConnection transaction, InboundText text, Instant now) {
        return Multi.createFrom()
                .iterable(takers)
                .onItem()
                .transformToUniAndConcatenate(each -> each.take(transaction, text, now))
                .collect()
                .asList()
                .map(taken -> taken.contains(true) ? Outcome.TAKEN : Outcome.NOBODY_KNOWN);
    }

    private static InboundText read(Text text, Form form) {
        return new InboundText(
                text.carrierId(),
                form.getOrEmpty("From"),
                form.getOrEmpty("To"),
                form.getOrEmpty("Body"),
                form.get(MissedTexts.FORGOTTEN) != null,
                answered(form),
                text.receivedAt());
    }

    private static @Nullable Keyword answered(Form form) {
        return Arrays.stream(Keyword.values())
                .filter(keyword -> keyword.name().equalsIgnoreCase(form.get("OptOutType")))
                .findFirst()
                .orElse(null);
    }
}
