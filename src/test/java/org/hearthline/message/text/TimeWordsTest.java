package org.hearthline.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.hearthline.message.channel.sms.Segments;
import org.hearthline.message.text.TimeWords.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times in the reader's language, zone and form. */
class TimeWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // An afternoon in Nashville.
                "en    | SHORT    | 2026-11-24T21:00:00Z | America/Chicago | America/Chicago  | Tue, Nov 24, 3:00 PM",
                "en    | SHORTEST | 2026-11-24T21:00:00Z | America/Chicago | America/Chicago  | Nov 24, 3:00 PM",
                "en    | LONG     | 2026-11-24T21:00:00Z | America/Chicago | America/Chicago  | Tuesday, November 24 at 3:00 PM",
                "es    | SHORT    | 2026-11-24T21:00:00Z | America/Chicago | America/Chicago  | mar, 24 de nov, 3:00 p.m.",
                "es    | SHORTEST | 2026-11-24T21:00:00Z | America/Chicago | America/Chicago  | 24 nov, 3:00 p.m.",
                "es    | LONG     | 2026-11-24T21:00:00Z | America/Chicago | America/Chicago  | martes, 24 de noviembre, 3:00 p.m.",
                "ar-EG | SHORT    | 2026-11-24T21:00:00Z | America/Chicago | America/Chicago  | الثلاثاء، ٢٤ نوفمبر، ٣:٠٠ م",
                // The worker's clock shows another hour.
                "en    | SHORT    | 2026-11-24T21:00:00Z | America/Chicago | America/New_York | Tue, Nov 24, 3:00 PM CST",
                "en    | LONG     | 2026-11-24T21:00:00Z | America/Chicago | America/New_York | Tuesday, November 24 at 3:00 PM Central Standard Time",
                "es    | SHORT    | 2026-07-14T20:00:00Z | America/Chicago | America/New_York | mar, 14 de jul, 3:00 p.m. CDT",
                "es    | LONG     | 2026-11-24T21:00:00Z | America/Chicago | America/New_York | martes, 24 de noviembre, 3:00 p.m. hora estándar central",
                // Far from home, where it is still Monday.
                "en    | SHORT    | 2026-11-24T08:30:00Z | Pacific/Honolulu | America/Chicago | Mon, Nov 23, 10:30 PM HST",
                // Two zones of one clock are not told apart, unless only one of them changes it.
                "en    | SHORT    | 2026-12-01T17:00:00Z | America/Denver   | America/Phoenix | Tue, Dec 1, 10:00 AM",
                "en    | SHORT    | 2026-07-14T17:00:00Z | America/Denver   | America/Phoenix | Tue, Jul 14, 11:00 AM MDT",
                // Daylight saving time ends: half past one comes twice, half past two once.
                "en    | SHORT    | 2026-11-01T06:30:00Z | America/Chicago | America/Chicago  | Sun, Nov 1, 1:30 AM CDT",
                "en    | SHORT    | 2026-11-01T07:30:00Z | America/Chicago | America/Chicago  | Sun, Nov 1, 1:30 AM CST",
                "es    | SHORT    | 2026-11-01T07:30:00Z | America/Chicago | America/Chicago  | dom, 1 de nov, 1:30 a.m. CST",
                "en    | SHORT    | 2026-11-01T08:30:00Z | America/Chicago | America/Chicago  | Sun, Nov 1, 2:30 AM",
                // It begins: an hour is left out.
                "en    | SHORT    | 2026-03-08T07:59:00Z | America/Chicago | America/Chicago  | Sun, Mar 8, 1:59 AM",
                "en    | SHORT    | 2026-03-08T08:00:00Z | America/Chicago | America/Chicago  | Sun, Mar 8, 3:00 AM"
            })
    void time_isSaidInTheReadersLanguageAndZone(
            String language, Form form, Instant at, ZoneId zone, ZoneId workerZone, String words) {
        assertThat(TimeWords.of(at, zone, workerZone, language, form)).isEqualTo(words);
    }

    @Test
    void zoneThatIsAnOffset_isKept() {
        assertThat(TimeWords.of(Instant.parse("2026-11-24T21:00:00Z"), ZoneId.of("-05:00"), "en", Form.SHORT))
                .isEqualTo("Tue, Nov 24, 4:00 PM");
        assertThat(TimeWords.of(Instant.parse("2026-11-24T21:00:00Z"), ZoneId.of("Z"), "en", Form.SHORT))
                .isEqualTo("Tue, Nov 24, 9:00 PM");
    }

    @ParameterizedTest
    @CsvSource({"en", "es"})
    void shortestForm_keepsEveryDayOfAYearInTheCheapAlphabet(String language) {
        Instant noon = Instant.parse("2026-01-01T18:30:00Z");

        for (int day = 0; day < 365; day++) {
            String words = TimeWords.of(
                    noon.plusSeconds(day * 86_400L), ZoneId.of("America/Chicago"), language, Form.SHORTEST);
            assertThat(Segments.of(words).encoding()).isEqualTo(Segments.Encoding.GSM_7);
        }
    }
}
