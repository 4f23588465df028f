package org.hearthline.consent;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Rows;
import org.hearthline.platform.Sealing;
import org.jspecify.annotations.Nullable;

/**
 * An address of a participant, and how their consent to it stands. The address itself stays sealed.
 *
 * @param hash finds it among all: two people may share one
 * @param sealed under the person's key; null once it was removed
 * @param zone its owner's, where the address came with one
 * @param listed whether it is among the person's addresses now
 * @param consentAt when the consent came to its state, as the person said it
 * @param entry the ledger's entry for that
 */
public record Address(
        UUID id,
        String participantId,
        Channel channel,
        Buffer hash,
        @Nullable Buffer sealed,
        @Nullable String language,
        @Nullable ZoneId zone,
        boolean listed,
        ConsentState consent,
        @Nullable Instant consentAt,
        @Nullable Long entry,
        @Nullable String consentCase) {

    static final String COLUMNS =
            "a.id, a.participant_id, a.channel, a.value_hash, a.value, a.language, a.time_zone, a.position, a.consent, a.consent_at, a.consent_entry, a.consent_case";

    static Address of(Row row) {
        String zone = row.getString("time_zone");
        return new Address(
                row.getUUID("id"),
                row.getString("participant_id"),
                Channel.valueOf(row.getString("channel")),
                row.getBuffer("value_hash").getDelegate(),
                row.getBuffer("value") == null ? null : row.getBuffer("value").getDelegate(),
                row.getString("language"),
                zone == null ? null : ZoneId.of(zone),
                row.getInteger("position") != null,
                ConsentState.valueOf(row.getString("consent")),
                Rows.instant(row, "consent_at"),
                row.getLong("consent_entry"),
                row.getString("consent_case"));
    }

    /** The address in plain; null once it was removed, or its owner's key destroyed. */
    @Nullable
    String open(Sealing.Keys keys) {
        return sealed == null ? null : keys.open(Sealing.person(participantId), sealed.getBytes());
    }
}
