package org.hearthline.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error of an agency's file is told with its line, its field and what was expected. */
class AgencyFilesTest {

    @TempDir
    Path root;

    private AgencyFolder folder;

    @BeforeEach
    void writeFolder() throws IOException {
        folder = new AgencyFolder(root.resolve("config"));
    }

    @Test
    void folderWithoutErrors_isReadAndSummedUp() {
        AgencyFiles.Reading reading = folder.read();

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.files().orElseThrow().summary())
                .containsExactly(
                        "agency: Willow Line",
                        "policy: tn-31.8, version 2026-11, effective from 2020-01-01: Tennessee DCS 31.8",
                        "texts: en, 17 texts, 0 approved",
                        "texts: es, 17 texts, 0 approved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id: tn-31.8 | id: 31.8 | 1: id: must be a text in quotes, of whole characters and without NUL",
                "id: tn-31.8 | id: tn 31.8 | 1: id: must be an id of 1 to 64 letters, digits, '.', '_', '~' or '-'",
                "title: Tennessee DCS 31.8 | title: | 4: title: must be given, and not blank",
                "title: Tennessee DCS 31.8 | # none | 1: title: must be given, and not blank",
                "effectiveFrom: 2020-01-01 | effectiveFrom: 2020-13-01 | 3: effectiveFrom: must be a date such as 2026-11-05, from 1900 to 2199",
                "- FATHER | - UNCLE | 7: appliesTo[1]: must be one of MOTHER, FATHER, PARENT, CAREGIVER, KIN",
                "- FATHER | - MOTHER | 7: appliesTo[1]: must not stand here twice",
                "default: { kind: CALENDAR_MONTH } | default: { kind: CALENDAR_MONTH, days: 30 } | 9: cadence.default.days: must be given for ROLLING_DAYS, and only for it",
                "default: { kind: CALENDAR_MONTH } | default: { kind: CALENDAR_MONTH, day: 30 } | 9: cadence.default.day: is not a known field",
                "default: { kind: CALENDAR_MONTH } | ADOPTION: { kind: CALENDAR_MONTH } | 8: cadence.default: must be given",
                "days: 14 | # none | 10: cadence.FOSTER_CARE.days: must be given for ROLLING_DAYS, and only for it",
                "days: 14 | days: 0 | 12: cadence.FOSTER_CARE.days: must be greater than or equal to 1",
                "days: 14 | days: 14.5 | 12: cadence.FOSTER_CARE.days: must be a whole number within bounds",
                "kind: ROLLING_DAYS | kinds: ROLLING_DAYS | 10: cadence.FOSTER_CARE.kind: must be given && 11: cadence.FOSTER_CARE.kinds: is not a known field",
                "default: P1M | default: P2Y | 14: initialWithin.default: must be from P0D to a year",
                "default: P1M | default: 1M | 14: initialWithin.default: must be a period such as P1M or P30D",
                "resumeGrace: 7 | resumeGrace: -1 | 15: resumeGrace: must be greater than or equal to 0",
                "childVisits: false | childVisits: maybe | 16: childVisits: must be true or false",
                "childVisits: false | childVisit: false | 1: childVisits: must be given && 16: childVisit: is not a known field",
                "resumeGrace: 7 | `resumeGrace: 7\nexemptionReviewDays: 3661` | 16: exemptionReviewDays: must be less than or equal to 3660",
                "default: [FACE_TO_FACE] | default: [FACE_TO_FACE, TEXT] | 18: modes.default: a text or an e-mail never satisfies contact",
                "OUT_OF_STATE: [FACE_TO_FACE, PHONE] | OUT_OF_STATE: [PHONE, PHONE] | 19: modes.OUT_OF_STATE[1]: must not stand here twice",
                "OUT_OF_STATE: [FACE_TO_FACE, PHONE] | OUT_OF_STATE: [] | 19: modes.OUT_OF_STATE: must hold at least one",
                "OUT_OF_STATE: [FACE_TO_FACE, PHONE] | ABROAD: [PHONE] | 19: modes.ABROAD: must be default or a circumstance: OUT_OF_STATE, INCARCERATED, MISSING, DECEASED, RIGHTS_TERMINATED",
                "lead: [10, 5, 2, 0] | lead: [10, 5, 5] | 21: reminders.lead[2]: must not stand here twice",
                "lead: [10, 5, 2, 0] | lead: [367] | 21: reminders.lead[0]: must be less than or equal to 366",
                "lead: [10, 5, 2, 0] | lead: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] | 21: reminders.lead: size must be between 0 and 10",
                "overdue: [1, 7] | overdue: [0, 7] | 22: reminders.overdue[0]: must be greater than or equal to 1",
                "overdue: [1, 7] | overdue: [7, 7] | 22: reminders.overdue[1]: must not stand here twice",
                "at: \"08:00\" | at: \"8\" | 23: reminders.at: must be a time such as 08:00",
                "at: \"08:00\" | # none | 20: reminders.at: must be given",
                "CADENCE: \"31.8 A.1\" | CADANCE: \"31.8 A.1\" | 25: citations.CADANCE: must be one of CADENCE, CASE_CLOSED, CASE_PLAN, CHILD_VISIT, DECEASED, DILIGENT_SEARCH, FULL_GUARDIANSHIP, INCARCERATED, LEFT_CASE, MISSING, NOT_STARTED, NO_CHILD_IN_CASE, OUT_OF_STATE, RELEASED_BY_COURT_ORDER, RIGHTS_TERMINATED, ROLE_NOT_COVERED",
                "CADENCE: \"31.8 A.1\" | CADENCE: \"\" | 25: citations.CADENCE: must be given, and not blank",
                "resumeGrace: 7 | `resumeGrace: 7\nversion: \"2026-12\"` | 16: version: must be given once, and stands in line 2 already",
                "days: 14 | `days: 14\n    kind: ROLLING_DAYS` | 13: cadence.FOSTER_CARE.kind: must be given once, and stands in line 11 already",
                "- FATHER | - *mother | 7: appliesTo[1]: must be written out: no alias is followed",
                "resumeGrace: 7 | resumeGrace: @7 | 15: must be YAML: found character '@' that cannot start any token. (Do not use @ for indentation)",
                "CADENCE: \"31.8 A.1\" | CADENCE: \"31.8 A.1 | 25: must be YAML: found unexpected end of stream",
                "title: Tennessee DCS 31.8 | title: DCS: 31.8 | 4: must be YAML: mapping values are not allowed here",
                "resumeGrace: 7 | resumeGrace 7 | 15: must be YAML: could not find expected ':'",
                "resumeGrace: 7 | --- | 16: must end where a second document begins"
            })
    void wrongLineOfAPolicy_isTold(String line, String wrong, String errors) throws IOException {
        assertThat(folder.change("policies/tn.yaml", line, wrong).errors())
                .containsExactly(("policies/tn.yaml:" + errors.replace(" && ", "\npolicies/tn.yaml:")).split("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "brand: Willow Line | brand: ' ' | 1: brand: must be given, and not blank",
                "brand: Willow Line | brand: Willow Family Services | 1: brand: must not hold",
                "timeZone: America/Chicago | timeZone: Nashville | 2: timeZone: must be a time zone such as America/Chicago",
                "calendar: us | # none | 3: holidays.calendar: must be given, and not blank",
                "region: tn | region: ten | 5: holidays.region: must be one of ak, al,",
                "calendar: us | calendar: usa | 4: holidays.calendar: must be one of ad, ae,",
                "calendar: us | calendar: jp | 5: holidays.region: must be left out: the calendar jp has no regions",
                "extra: [2026-11-27] | extra: [2026-11-27, 2026-11-31] | 6: holidays.extra[1]: must be a date such as 2026-11-05, from 1900 to 2199",
                "default: desk@agency.example | default: desk | 8: fallback.default: must be a well-formed email address",
                "default: desk@agency.example | # none | 7: fallback.default: must be given",
                "Davidson-2: davidson@agency.example | Davidson.2: davidson | 10: fallback.units.Davidson.2: must be a well-formed email address",
                "people: INITIALS | people: BOTH | 12: digest.people: must be one of INITIALS, NAMES",
                "people: INITIALS | names: INITIALS | 11: digest.people: must be given && 12: digest.names: is not a known field",
                "people: INITIALS | `people: INITIALS\nmeetings: { followUpAfter: PT5M }` | 13: meetings.followUpAfter: must be an hour or more",
                "people: INITIALS | `people: INITIALS\nmessages: { hours: { from: '21:00', to: '08:00' }, dailyCap: 4 }` | 13: messages.hours.to: must be after from",
                "people: INITIALS | `people: INITIALS\nretention: { words: 7 }` | 13: retention.words: must be a period such as P1M or P30D",
                "people: INITIALS | `people: INITIALS\nretention:\n  events: P90D\n  carrierEvents: P6D` | 15: retention.carrierEvents: must be from P7D to P100Y",
                "people: INITIALS | `people: INITIALS\nretention: { words: -P7Y, people: P200Y }` | 13: retention.words: must be from P7D to P100Y && 13: retention.people: must be from P7D to P100Y",
                "people: INITIALS | `people: INITIALS\nretention: { names: P7Y }` | 13: retention.names: is not a known field",
                "people: INITIALS | people: [NAMES | 12: must be YAML: expected ',' or ']', but got <stream end>"
            })
    void wrongLineOfTheAgency_isTold(String line, String wrong, String error) throws IOException {
        String[] expected = ("agency.yaml:" + error.replace(" && ", "\nagency.yaml:")).split("\n");
        List<String> told = folder.change("agency.yaml", line, wrong).errors();

        // The lists of Jollyday are longer than what is said of them here.
        assertThat(told).hasSameSizeAs(expected);
        assertThat(told)
                .zipSatisfy(List.of(expected), (each, start) -> assertThat(each).startsWith(start));
    }

    @Test
    void errorsOfSeveralFiles_areAllToldFileByFileInTheOrderOfLines() throws IOException {
        folder.change("agency.yaml", "region: tn", "region: xx")
                .change("agency.yaml", "people: INITIALS", "people: ALL")
                .change("agency.yaml", "brand: Willow Line", "brnad: Willow Line")
                .change("policies/tn.yaml", "title: Tennessee DCS 31.8", "title: 5")
                .write("policies/a.yaml", "")
                .write("policies/b.yaml", "- tn-31.8\n");

        assertThat(folder.errors())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("agency.yaml:1: brnad: is not a known field"),
                        line -> assertThat(line).isEqualTo("agency.yaml:1: brand: must be given, and not blank"),
                        line -> assertThat(line).startsWith("agency.yaml:5: holidays.region: must be one of "),
                        line -> assertThat(line)
                                .isEqualTo("agency.yaml:12: digest.people: must be one of INITIALS, NAMES"),
                        line -> assertThat(line).isEqualTo("policies/a.yaml:1: is empty"),
                        line -> assertThat(line).isEqualTo("policies/b.yaml:1: must be an object"),
                        line -> assertThat(line)
                                .isEqualTo("policies/tn.yaml:4: title: must be a text in quotes, of whole characters"
                                        + " and without NUL"));
    }

    @Test
    void fileThatIsNotRead_isTold() throws IOException {
        folder.write("agency.yml", "")
                .write("settings.YAML", "")
                .write("README.md", "")
                .write(".agency.yaml.swp.yaml", "")
                .write("policies/draft.yml", "")
                .write("policies/notes.txt", "")
                .write("policies/.draft.yaml", "");

        assertThat(folder.errors())
                .containsExactly(
                        "agency.yml: is not read; expected here is agency.yaml alone",
                        "settings.YAML: is not read; expected here is agency.yaml alone",
                        "policies/draft.yml: is not read; expected here are files named *.yaml",
                        "policies/notes.txt: is not read; expected here are files named *.yaml");
    }

    @Test
    void fileThatIsMissing_isTold() throws IOException {
        folder.delete("agency.yaml").delete("policies/tn.yaml");

        assertThat(folder.errors()).containsExactly("agency.yaml: is missing", "policies: holds no policy file");
        assertThat(AgencyFiles.read(root.resolve("none")).errors()).containsExactly(root + "/none: cannot be read");
    }

    @Test
    void folderInPlaceOfAFile_isTold() throws IOException {
        Files.createDirectory(root.resolve("config/policies/old.yaml"));

        assertThat(folder.errors()).containsExactly("policies/old.yaml: cannot be read");
    }

    @Test
    void textInAnotherEncoding_isToldInItsLine() throws IOException {
        folder.write("agency.yaml", AgencyFolder.AGENCY.replace("Davidson-2", "Peña"), StandardCharsets.ISO_8859_1);

        assertThat(folder.errors()).containsExactly("agency.yaml:10: must be text in UTF-8");
    }

    @Test
    void machineInAnotherLanguage_isToldTheSame() throws IOException {
        folder.change("agency.yaml", "brand: Willow Line", "brand: ''");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("es"));
            assertThat(folder.errors()).containsExactly("agency.yaml:1: brand: must be given, and not blank");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void termThatIsLeftOut_isAsTheAgencysFileHasIt() throws IOException {
        Agency.Retention given = folder.change(
                        "agency.yaml", "people: INITIALS", "people: INITIALS\nretention: { words: P9Y }")
                .read()
                .files()
                .orElseThrow()
                .agency()
                .retention();

        assertThat(given.words()).isEqualTo(Period.ofYears(9));
        assertThat(given.people()).isEqualTo(Period.ofYears(7));
        assertThat(AgencyFiles.read(Path.of("config"))
                        .files()
                        .orElseThrow()
                        .agency()
                        .retention())
                .isEqualTo(Agency.Retention.STANDARD);
    }

    @Test
    void exemptionReviewDays_isHalfAYearWhereTheFileNamesNone() throws IOException {
        assertThat(folder.read().files().orElseThrow().policies().get(0).exemptionReviewDays())
                .isEqualTo(180);

        folder.change("policies/tn.yaml", "childVisits: false", "childVisits: false\nexemptionReviewDays: 90");

        assertThat(folder.read().files().orElseThrow().policies().get(0).exemptionReviewDays())
                .isEqualTo(90);
    }
}
