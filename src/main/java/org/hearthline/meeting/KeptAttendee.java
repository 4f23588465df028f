package org.hearthline.meeting;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hearthline.platform.Rows;
import org.jspecify.annotations.Nullable;

/** Somebody who is asked to a meeting, as the row says; changed in memory and then kept. */
final class KeptAttendee {

    /** A page is of use a while after a meeting: to see when it was, and to end messages. */
    private static final Duration TOKEN_OUTLIVES = Duration.ofDays(30);

    final String participantId;
    final boolean required;
    final UUID tokenId;
    final Buffer tokenHash;
    Answer answer = Answer.NONE;

    /** The time that they chose. */
    @Nullable
    Instant slot;

    @Nullable
    Buffer words;

    @Nullable
    Instant answeredAt;

    /** The time that holds for them. */
    @Nullable
    Instant settledAt;

    /** The time that held for them before what they are told now. */
    @Nullable
    Instant wasAt;

    int revision;

    @Nullable
    Step step;

    @Nullable
    Instant stepAt;

    Instant tokenUntil;

    KeptAttendee(String participantId, boolean required, UUID tokenId, Buffer tokenHash) {
        this.participantId = participantId;
        this.required = required;
        this.tokenId = tokenId;
        this.tokenHash = tokenHash;
        this.tokenUntil = Instant.EPOCH;
    }

    static KeptAttendee of(Row row) {
        KeptAttendee attendee = new KeptAttendee(
                row.getString("participant_id"),
                row.getBoolean("required"),
                row.getUUID("token_id"),
                row.getBuffer("token_hash").getDelegate());
        attendee.answer = Answer.valueOf(row.getString("answer"));
        attendee.slot = Rows.instant(row, "slot");
        attendee.words =
                row.getBuffer("words") == null ? null : row.getBuffer("words").getDelegate();
        attendee.answeredAt = Rows.instant(row, "answered_at");
        attendee.settledAt = Rows.instant(row, "settled_at");
        attendee.wasAt = Rows.instant(row, "was_at");
        attendee.revision = row.getInteger("revision");
        attendee.step = row.getString("step") == null ? null : Step.valueOf(row.getString("step"));
        attendee.stepAt = Rows.instant(row, "step_at");
        attendee.tokenUntil = row.getOffsetDateTime("token_until").toInstant();
        return attendee;
    }

    boolean isSettled() {
        return settledAt != null;
    }

    void settle(Instant at) {
        settledAt = at;
        lastsUntil(at);
    }

    /** No time holds for them any more. */
    void unsettle() {
        wasAt = settledAt;
        settledAt = null;
    }

    void answered(Answer said, @Nullable Instant chosen, Instant now) {
        answer = said;
        slot = chosen;
        answeredAt = now;
    }

    /** They are asked from the beginning. */
    void askAnew(Instant lastSlot) {
        unsettle();
        answer = Answer.NONE;
        slot = null;
        words = null;
        answeredAt = null;
        revision++;
        lastsUntil(lastSlot);
    }

    void next(Step following, Instant at) {
        step = following;
        stepAt = at;
    }

    void nothingNext() {
        step = null;
        stepAt = null;
    }

    private void lastsUntil(Instant time) {
        Instant until = time.plus(TOKEN_OUTLIVES);
        tokenUntil = until.isAfter(tokenUntil) ? until : tokenUntil;
    }
}
