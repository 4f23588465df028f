package org.hearthline.record.efforts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hearthline.platform.Documents;
import org.hearthline.policy.Mode;
import org.hearthline.policy.Outcome;
import org.hearthline.policy.RequirementKind;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.record.efforts.Addendum.About;
import org.hearthline.record.efforts.Addendum.Change;
import org.hearthline.record.efforts.Addendum.How;
import org.hearthline.record.efforts.Effort.Contact;
import org.hearthline.record.efforts.Effort.Said;
import org.hearthline.record.efforts.Effort.Search;
import org.junit.jupiter.api.Test;

/** What is told beside a frozen record. */
class AddendumTest {

    private static final Contact SAID =
            Told.contactOf("X-1", "P-1", Mode.FACE_TO_FACE, Outcome.COMPLETED, new Said(Topic.SAFETY, "No concern."));

    private static Told told() {
        return new Told().bothParentsOwed();
    }

    private static Contact corrected(Outcome outcome, boolean erased) {
        return new Contact(
                SAID.id(),
                SAID.on(),
                null,
                SAID.mode(),
                outcome,
                SAID.participantIds(),
                SAID.childIds(),
                SAID.place(),
                SAID.minutes(),
                SAID.accommodations(),
                "Dana Reed-Smith (W-1)",
                erased,
                erased ? List.of() : SAID.said(),
                outcome == SAID.outcome() ? null : "Nobody was at home.");
    }

    private static List<Change> changes(Told then, Told now) {
        Documents documents = Documents.outsideTheService();
        EffortsRecord frozen = new FrozenRecord(documents.text(then.record())).record();
        return Addendum.between(frozen, now.record());
    }

    @Test
    void recordReadFromItsFrozenBytes_isTheSame() {
        Told told = told().contact(SAID);
        String json = Documents.outsideTheService().text(told.record());

        assertThat(new FrozenRecord(json).record()).isEqualTo(told.record());
        assertThat(changes(told, told)).isEmpty();
    }

    @Test
    void contactLoggedLater_isAdded() {
        assertThat(changes(told(), told().contact(SAID)))
                .containsExactly(new Change(About.CONTACT, How.ADDED, "X-1", "Contact X-1 was added."));
    }

    @Test
    void contactCorrected_isToldWithFieldsAndWhy() {
        assertThat(changes(told().contact(SAID), told().contact(corrected(Outcome.ATTEMPTED, false))))
                .containsExactly(new Change(
                        About.CONTACT,
                        How.CHANGED,
                        "X-1",
                        "Contact X-1: corrected in outcome (\"Nobody was at home.\")."));
    }

    @Test
    void workerWhoIsCalledOtherwiseNow_isNoChange() {
        assertThat(changes(told().contact(SAID), told().contact(corrected(SAID.outcome(), false))))
                .isEmpty();
    }

    @Test
    void contactMovedToAnotherMonth_isRemoved() {
        assertThat(changes(told().contact(SAID), told()))
                .extracting(Change::how)
                .containsExactly(How.REMOVED);
    }

    @Test
    void wordsErased_areToldAsErased() {
        assertThat(changes(told().contact(SAID), told().contact(corrected(SAID.outcome(), true))))
                .extracting(Change::how)
                .containsExactly(How.ERASED);
    }

    @Test
    void searchLoggedLater_isAdded() {
        Told now = told().search(new Search("S-1", Told.THE_5TH, "P-2", List.of(), null, "W-1", false, null));

        assertThat(changes(told(), now)).extracting(Change::told).containsExactly("Search S-1 was added.");
    }

    @Test
    void requirementThatWasMissedSince_isToldWithBothStatuses() {
        Told then = new Told().owed("P-1", RequirementKind.ONGOING_CONTACT, RequirementStatus.OPEN);
        Told now = new Told().owed("P-1", RequirementKind.ONGOING_CONTACT, RequirementStatus.MISSED);

        assertThat(changes(then, now))
                .extracting(Change::told)
                .containsExactly(
                        "Requirement P-1 from 1 November 2026: was open (due 30 November 2026), is missed (due 30 November 2026).");
    }

    @Test
    void frozenRecordOfAnOlderVersion_isReadWithWhatItLacksAndWithWhatIsNoLongerKnown() {
        EffortsRecord record = new FrozenRecord("""
                {"caseId": "C-1", "from": "2026-11-01", "to": "2026-11-30", "timeZone": "America/Chicago",
                 "asOf": "2026-11-20T18:00:00Z", "worker": "Dana", "openedOn": "2026-08-03", "forgotten": true,
                 "participants": [{"id": "P-1", "name": "M", "role": "MOTHER"}], "family": {}}
                """).record();

        assertThat(record.participants().get(0).contacts()).isEmpty();
        assertThat(record.children()).isEmpty();
    }
}
