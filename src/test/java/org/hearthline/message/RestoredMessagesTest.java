package org.hearthline.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.Api.advance;
import static org.hearthline.Api.standAt;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.hearthline.Database;
import org.hearthline.consent.Family;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages in a database that was brought back from before they were sent. The whole of it, with a real copy, is {@code RestoreTrial}'s. */
@QuarkusTest
class RestoredMessagesTest extends BroughtBack {

    @Test
    void textThatWentOutSinceTheCopy_isFoundAtTheCarrierAndNotSentAgain() throws SQLException {
        advance("PT10M");
        int texts = family.phone.texts().size();
        assertThat(family.messages("MEETING_PROPOSAL")).singleElement().isIn("SENT", "DELIVERED");
        waitsAgain("QUEUED", null, "2026-11-24T18:00:00Z");

        broughtBack();
        advance("PT6M");

        assertThat(family.messages("MEETING_PROPOSAL")).singleElement().isIn("SENT", "DELIVERED");
        resume();
        advance("PT6M");
        assertThat(family.phone.texts()).hasSize(texts);
    }

    @Test
    void textOfWhichTheCarrierHasNoTrace_waitsUntilAnOperatorResumesAndGoesOnce() throws SQLException {
        int texts = family.phone.texts().size();

        broughtBack();
        advance("PT6M");

        assertThat(family.messages("MEETING_PROPOSAL")).containsExactly("HELD PAUSED");
        assertThat(Database.query(
                        "select why from pause where scope = 'ALL' and why like 'restored: the carrier was asked%'"))
                .hasSize(1);
        resume();
        advance("PT6M");
        assertThat(family.phone.texts()).hasSize(texts + 1);
        assertThat(family.messages("MEETING_PROPOSAL")).singleElement().isIn("SENT", "DELIVERED");
    }

    @Test
    void copyBroughtBackAnHourAfterTheTextsWent_findsThemAndSendsOnceWhatFellDueMeanwhile() throws SQLException {
        Family later = new Family().consenting();
        standAt("2026-11-24T18:00:00Z");
        offerTimes(later);
        waitsAgain(later, "QUEUED", null, "2026-11-24T18:40:00Z");
        advance("PT10M");
        int texts = family.phone.texts().size();
        int laterTexts = later.phone.texts().size();
        assertThat(family.messages("MEETING_PROPOSAL")).singleElement().isIn("SENT", "DELIVERED");
        waitsAgain("QUEUED", null, "2026-11-24T18:00:00Z");

        broughtBack();
        standAt("2026-11-24T19:10:00Z");
        advance("PT6M");

        assertThat(family.messages("MEETING_PROPOSAL")).singleElement().isIn("SENT", "DELIVERED");
        assertThat(later.messages("MEETING_PROPOSAL")).containsExactly("HELD PAUSED");
        resume();
        advance("PT1H");
        assertThat(family.phone.texts()).hasSize(texts);
        assertThat(later.phone.texts()).hasSize(laterTexts + 1);
        assertThat(later.messages("MEETING_PROPOSAL")).singleElement().isIn("SENT", "DELIVERED");
    }

    /** The list is read with that much overlap, and a copy that has read so far may lack what went a little before. */
    @Test
    void textTakenWithinAQuarterOfAnHourBeforeTheCopyHadReadTheList_isFound() throws SQLException {
        advance("PT20M");
        int texts = family.phone.texts().size();
        waitsAgain("QUEUED", null, "2026-11-24T18:00:00Z");

        broughtBack("2026-11-24T18:14:00Z");
        advance("PT6M");
        resume();
        advance("PT6M");

        assertThat(family.messages("MEETING_PROPOSAL")).singleElement().isIn("SENT", "DELIVERED");
        assertThat(family.phone.texts()).hasSize(texts);
    }

    @Test
    void textTakenBeforeAMessageWasDue_isNotTakenForThatMessage() throws SQLException {
        advance("PT10M");
        int texts = family.phone.texts().size();
        waitsAgain("QUEUED", null, "2026-11-24T18:11:00Z");

        broughtBack();
        advance("PT25M");

        assertThat(family.messages("MEETING_PROPOSAL")).containsExactly("UNKNOWN NOT_FOUND_AT_CARRIER");
        assertThat(family.phone.texts()).hasSize(texts);
    }

    @Test
    void messageThatWasHeldAndMayHaveBeenLetGoSince_isAskedForBeforeAnythingGoes() throws SQLException {
        advance("PT10M");
        int texts = family.phone.texts().size();
        waitsAgain("HELD", "NEEDS_WORKER", "2026-11-24T19:00:00Z");

        broughtBack();
        advance("PT25M");
        resume();
        advance("PT2H");

        assertThat(family.messages("MEETING_PROPOSAL")).containsExactly("UNKNOWN NOT_FOUND_AT_CARRIER");
        assertThat(family.phone.texts()).hasSize(texts);
    }

    @Test
    void textThatCanNeverBeRead_doesNotKeepTheCarrierFromBeingAsked() throws SQLException {
        try {
            unreadable("SMf0000000000000000000000000000001", "2026-11-24T17:58:00Z");

            broughtBack();
            advance("PT25M");

            assertThat(family.messages("MEETING_PROPOSAL")).containsExactly("HELD PAUSED");
            assertThat(
                            Database.query(
                                    "select why from pause where scope = 'ALL' and why like 'restored: the carrier was asked%'"))
                    .hasSize(1);
        } finally {
            Database.execute("delete from carrier_event where sealed is null and kind = 'TEXT'");
        }
    }

    @Test
    void callOfATimeThatTheClockHasNotReached_doesNotKeepTheCarrierFromBeingAsked() throws SQLException {
        try {
            unreadable("SMf0000000000000000000000000000002", "2026-11-28T22:08:53Z");

            broughtBack();
            advance("PT6M");

            assertThat(
                            Database.query(
                                    "select why from pause where scope = 'ALL' and why like 'restored: the carrier was asked%'"))
                    .hasSize(1);
        } finally {
            Database.execute("delete from carrier_event where sealed is null and kind = 'TEXT'");
        }
    }

    private static void unreadable(String sid, String at) throws SQLException {
        Database.execute("""
                insert into carrier_event (id, kind, carrier_id, received_at, number_hash, sealed, due_at)
                values ('%1$s', 'TEXT', '%1$s', '%2$s', '\\x00', null, '%2$s')
                """.formatted(sid, at));
    }

    private void waitsAgain(String status, @Nullable String reason, String dueAt) throws SQLException {
        waitsAgain(family, status, reason, dueAt);
    }

    /** The offer as a copy has it that was made before it went. */
    private static void waitsAgain(Family family, String status, @Nullable String reason, String dueAt)
            throws SQLException {
        Database.execute("""
                update message set status = ?, reason = ?, queued = true, attempts = 0, carrier_id = null, final_at = null, handed_off_at = null,
                                   due_at = ?::timestamptz
                where recipient_id = ? and purpose = 'MEETING_PROPOSAL'
                """, status, reason, dueAt, family.mother);
    }
}
