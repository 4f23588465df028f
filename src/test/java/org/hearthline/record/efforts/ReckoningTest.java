package org.hearthline.record.efforts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.hearthline.meeting.Answer;
import org.hearthline.meeting.MeetingKind;
import org.hearthline.meeting.MeetingStatus;
import org.hearthline.message.MessageStatus;
import org.hearthline.message.Purpose;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.text.PlaceKind;
import org.hearthline.policy.Mode;
import org.hearthline.policy.Outcome;
import org.hearthline.policy.Reason;
import org.hearthline.policy.ReasonCode;
import org.hearthline.policy.RequirementKind;
import org.hearthline.policy.RequirementStatus;
import org.hearthline.record.efforts.Effort.Answered;
import org.hearthline.record.efforts.Effort.Contact;
import org.hearthline.record.efforts.Effort.Kind;
import org.hearthline.record.efforts.Effort.Meeting;
import org.hearthline.record.efforts.Effort.Message;
import org.hearthline.record.efforts.Effort.Said;
import org.hearthline.record.efforts.Effort.Search;
import org.hearthline.record.efforts.EffortsRecord.Child;
import org.hearthline.record.efforts.EffortsRecord.Gap;
import org.hearthline.record.efforts.EffortsRecord.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The record from facts alone: what is told, what is quoted, and what is named as a gap. */
class ReckoningTest {

    private static final OffsetDateTime FRIDAY_AT_9 = OffsetDateTime.parse("2026-11-06T09:00-06:00");
    private static final OffsetDateTime FRIDAY_AT_18 = OffsetDateTime.parse("2026-11-06T18:00-06:00");
    private static final OffsetDateTime SATURDAY_AT_10 = OffsetDateTime.parse("2026-11-07T10:00-06:00");

    @ParameterizedTest
    @CsvSource({
        "FACE_TO_FACE,COMPLETED,CONTACT",
        "FACE_TO_FACE,ATTEMPTED,ATTEMPT",
        "VIDEO,COMPLETED,CONTACT",
        "PHONE,COMPLETED,CONTACT",
        "PHONE,ATTEMPTED,ATTEMPT",
        "TEXT,COMPLETED,WRITTEN",
        "EMAIL,COMPLETED,WRITTEN",
        "TEXT,ATTEMPTED,WRITTEN",
        "LETTER,COMPLETED,WRITTEN"
    })
    void whatWasLogged_isContactOnlyWhereSomebodyWasSpokenWith(Mode mode, Outcome outcome, Kind kind) {
        assertThat(Told.contactOf("X-1", "P-1", mode, outcome).effort()).isEqualTo(kind);
    }

    @Test
    void textThatWasDelivered_isListedAsAnEffortAndNeverAsContact() {
        Told told = new Told()
                .bothParentsOwed()
                .contact("X-1", "P-1", Mode.TEXT, Outcome.COMPLETED)
                .message(new Message(
                        "m",
                        "P-1",
                        FRIDAY_AT_9,
                        Channel.SMS,
                        Purpose.MEETING_PROPOSAL,
                        MessageStatus.DELIVERED,
                        null,
                        "es"));

        assertThat(told.text())
                .contains("A text or an e-mail is an effort and never contact")
                .contains("Contacts and attempts [TN DCS 31.8 D.3.b]\n- None on record.")
                .contains("6 November 2026, 9:00 AM: text to them, meeting proposal, language: es; delivered.");
        assertThat(after(told.text(), "Texts, e-mails and letters: efforts, never contact"))
                .contains("5 November 2026: text");
    }

    private static String after(String text, String heading) {
        return text.substring(text.indexOf(heading)).split("\n\n", 2)[0];
    }

    @Test
    void wordsOfWorkers_areQuotedWithDayAndContact() {
        String text = new Told()
                .bothParentsOwed()
                .contact(
                        "X-1",
                        "P-1",
                        Mode.FACE_TO_FACE,
                        Outcome.COMPLETED,
                        new Said(Topic.SAFETY, "No concern.\nSmoke alarm works."),
                        new Said(Topic.NEXT_STEPS, "Call the school."))
                .text();

        assertThat(text)
                .contains("Safety: \"No concern.\n    Smoke alarm works.\" (X-1, 5 November 2026)")
                .contains("Next steps: \"Call the school.\" (X-1, 5 November 2026)")
                .contains("contact, face to face; place: home; 50 minutes. Logged by Dana Reed (W-1) as X-1.");
    }

    @Test
    void topicThatNothingTellsOf_isAGapWithItsParagraph() {
        Told told = new Told()
                .bothParentsOwed()
                .contact(
                        "X-1",
                        "P-1",
                        Mode.FACE_TO_FACE,
                        Outcome.COMPLETED,
                        new Said(Topic.PERMANENCY, "Visits go well."));

        assertThat(told.gaps("P-1"))
                .contains("SAFETY", "WELL_BEING", "SERVICES", "WHAT_WORKED", "NEXT_STEPS")
                .doesNotContain("PERMANENCY", "CONTACT", "LENGTH", "PLACE");
        assertThat(told.text())
                .contains("GAP: No contact on record says anything of safety. [TN DCS 31.8 D.2.a]")
                .contains("GAP: No contact on record says what worked and what did not. [TN DCS 31.8 D.3.g]");
    }

    @Test
    void fatherWithoutCustody_isAskedForExactlyWhatAMotherIs() {
        Told told = new Told().bothParentsOwed();

        assertThat(told.gaps("P-2")).isEqualTo(told.gaps("P-1")).contains("CONTACT", "SAFETY", "CULTURE");
    }

    @Test
    void incarceratedFather_isAskedForTheSameToo() {
        Told told = new Told()
                .bothParentsOwed()
                .with(
                        "\"custodial\": false,",
                        "\"custodial\": false, \"circumstances\": [{\"kind\": \"INCARCERATED\", \"from\": \"2026-10-01\"}],");

        assertThat(told.gaps("P-2")).isEqualTo(told.gaps("P-1"));
        assertThat(told.text()).contains("Father, not custodial; language: es; incarcerated since 1 October 2026.");
    }

    @Test
    void exemptMonth_namesOrderDocketAndParagraphAndHasNoGaps() {
        Told told = new Told()
                .owed(
                        "P-1",
                        RequirementKind.ONGOING_CONTACT,
                        RequirementStatus.SUPPRESSED,
                        new Reason(ReasonCode.RELEASED_BY_COURT_ORDER, "K-1", "O-1", "TN DCS 31.8 A, NOTE"));

        Person mother = told.person("P-1");
        assertThat(mother.gaps()).isEmpty();
        assertThat(mother.owed().get(0).grounds())
                .containsExactly(new EffortsRecord.Ground(
                        ReasonCode.RELEASED_BY_COURT_ORDER, "K-1", "O-1", "26-J-114", "TN DCS 31.8 A, NOTE"));
        assertThat(told.text()).contains("suppressed. As the rules say it. Order O-1 has the docket number 26-J-114.");
    }

    @Test
    void relative_isToldOfAsSoughtEvenWhereNothingIsOwed() {
        Told told = new Told().bothParentsOwed();

        assertThat(told.person("P-3").noDuty()).contains("does not cover their role");
        assertThat(told.gaps("P-3")).containsExactly("KIN");
        assertThat(told.record().family().kin()).containsExactly("Rosa Díaz");
        assertThat(told.record().family().gaps()).extracting(Gap::code).containsExactly("FAMILY_TEAM_MEETING");
    }

    @Test
    void missingFather_needsASearchAndNoWordsOfContact() {
        Told told = new Told().owed("P-2", RequirementKind.DILIGENT_SEARCH, RequirementStatus.OPEN);

        assertThat(told.gaps("P-2")).containsExactly("DILIGENT_SEARCH");
        told.search(
                new Search("S-1", Told.THE_5TH, "P-2", List.of("RELATIVES"), "An uncle may know.", "W-1", false, null));
        assertThat(told.gaps("P-2")).isEmpty();
        assertThat(told.record().family().relativesSought()).hasSize(1);
        assertThat(told.text()).contains("Result: \"An uncle may know.\" (S-1, 5 November 2026)");
    }

    @Test
    void tribalAffiliation_isAGapOnlyWhereNobodyAsked() {
        List<Child> children = new Told().record().children();

        assertThat(children.get(0).gaps())
                .containsExactly(new Gap(
                        "TRIBAL_AFFILIATION",
                        "Tribal affiliation of Ana (K-1) has not been asked about.",
                        "Draft, Engagement"));
        assertThat(children.get(1).gaps()).isEmpty();
    }

    @Test
    void noRelativeAndNoSearchAmongThem_isAGap() {
        assertThat(new Told().with("\"KIN\"", "\"CAREGIVER\"").record().family().gaps())
                .extracting(Gap::code)
                .contains("RELATIVES");
    }

    private static Meeting meeting(MeetingStatus status, OffsetDateTime... offered) {
        return new Meeting(
                "M-1",
                MeetingKind.FAMILY_TEAM_MEETING,
                Told.THE_5TH,
                "Dana Reed (W-1)",
                PlaceKind.OFFICE,
                60,
                List.of(offered),
                status,
                null,
                false,
                List.of(
                        new Answered("P-1", Answer.CHOSE, FRIDAY_AT_18, FRIDAY_AT_9, FRIDAY_AT_18),
                        new Answered("P-2", Answer.NONE, null, null, null)));
    }

    @Test
    void timesThatWereOffered_countAsFlexibilityWithThoseOutsideBusinessHours() {
        Told told = new Told()
                .bothParentsOwed()
                .meeting(meeting(MeetingStatus.CONFIRMED, FRIDAY_AT_9, FRIDAY_AT_18, SATURDAY_AT_10));

        assertThat(told.person("P-1").considerations().timesOffered()).isEqualTo(3);
        assertThat(told.person("P-1").considerations().outsideBusinessHours()).isEqualTo(2);
        assertThat(told.gaps("P-1")).doesNotContain("FLEXIBILITY", "LANGUAGE").contains("CULTURE", "GENDER");
        assertThat(told.record().family().gaps()).isEmpty();
        assertThat(told.text())
                .contains("María Peña chose 6 November 2026, 6:00 PM, which was settled.")
                .contains("Juan Peña has not answered.")
                .contains("3 times were offered for meetings, 2 of them outside business hours.");
    }

    /** It was offered within the period, held after it, and logged then: of that this record tells nothing. */
    @Test
    void meetingThatWasHeldOnAnotherDayThanThoseOfTheRecord_isNoGap() {
        Meeting held = meeting(MeetingStatus.HELD, FRIDAY_AT_18);
        OffsetDateTime december = FRIDAY_AT_18.plusMonths(1);
        Meeting later = new Meeting(
                held.id(),
                held.kind(),
                held.offeredOn(),
                held.offeredBy(),
                held.placeKind(),
                held.minutes(),
                List.of(december),
                held.status(),
                null,
                false,
                List.of(new Answered("P-1", Answer.CHOSE, december, FRIDAY_AT_9, december)));

        assertThat(new Told().bothParentsOwed().meeting(later).gaps("P-1")).doesNotContain("MEETING_NOT_LOGGED");
    }

    @Test
    void meetingThatWasHeldAndNotLogged_isAGapAndNoContact() {
        Told told = new Told().bothParentsOwed().meeting(meeting(MeetingStatus.HELD, FRIDAY_AT_18));

        assertThat(told.gaps("P-1")).contains("MEETING_NOT_LOGGED", "CONTACT");
        assertThat(told.gaps("P-2")).doesNotContain("MEETING_NOT_LOGGED");
    }

    @ParameterizedTest
    @EnumSource(
            value = MeetingStatus.class,
            names = {"NO_SHOW", "CANCELLED"})
    void meetingThatDidNotHappen_isToldWithItsOutcome(MeetingStatus status) {
        Told told = new Told().bothParentsOwed().meeting(meeting(status, FRIDAY_AT_18));

        assertThat(told.text())
                .contains("Outcome: " + (status == MeetingStatus.NO_SHOW ? "nobody came." : "cancelled."));
    }

    @Test
    void contactWithoutLengthOrPlace_isAGap() {
        Told told = new Told()
                .bothParentsOwed()
                .contact(new Contact(
                        "X-1",
                        LocalDate.of(2026, 11, 5),
                        null,
                        Mode.FACE_TO_FACE,
                        Outcome.COMPLETED,
                        List.of("P-1"),
                        List.of(),
                        null,
                        null,
                        List.of("LANGUAGE", "CULTURE", "GENDER", "SCHEDULE"),
                        "W-1",
                        false,
                        List.of(),
                        null));

        assertThat(told.gaps("P-1")).contains("LENGTH", "PLACE").doesNotContain("CULTURE", "GENDER", "FLEXIBILITY");
        assertThat(Told.askedBy(told.person("P-1").gaps(), "LENGTH")).isEqualTo("TN DCS 31.8 A.3");
    }

    @Test
    void personWhoLeftBefore_isNotTold() {
        assertThat(new Told()
                        .with("\"role\": \"FATHER\",", "\"role\": \"FATHER\", \"leftOn\": \"2026-11-01\",")
                        .record()
                        .participants())
                .extracting(Person::id)
                .containsExactly("P-1", "P-3");
    }
}
