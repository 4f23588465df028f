package org.hearthline.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hearthline.message.channel.sms.Segments;
import org.junit.jupiter.api.Test;

/** The words of the text that goes beside a worker's digest. */
class DigestTextTest {

    private static final String URL = "https://hearthline.agency.example";

    @Test
    void overdueAndDueToday_areCountedAndTheFirstIsNamed() {
        assertThat(text("M. L. (mother)", 2, 1, URL))
                .isEqualTo("Hearthline: 2 overdue, 1 due today. First: M. L. (mother), contact by Nov 24."
                        + " All: https://hearthline.agency.example");
    }

    @Test
    void onlyOneOfThem_isCountedAlone() {
        assertThat(text("M. L. (mother)", 0, 1, URL)).startsWith("Hearthline: 1 due today. First: ");
        assertThat(text("M. L. (mother)", 3, 0, URL)).startsWith("Hearthline: 3 overdue. First: ");
    }

    @Test
    void initialThatMakesLettersWide_isLeftOutWhereItWouldNotFit() {
        assertThat(text("Á. L. (mother)", 1, 0, URL)).contains("Á. L.");
        assertThat(text("Á. L. (mother)", 1, 0, URL + "/under/quite/a/long/path/of/its/own"))
                .startsWith("Hearthline: 1 overdue. All: ")
                .doesNotContain("Á");
    }

    @Test
    void addressThatIsVeryLong_isLeftOut() {
        assertThat(text("M. L. (mother)", 1, 0, URL + "/x".repeat(200))).isEqualTo("Hearthline: 1 overdue.");
    }

    @Test
    void text_travelsInTwoSegmentsAtMost() {
        for (int length = 0; length < 200; length++) {
            assertThat(Segments.of(text("Á. L. (mother)", 1, 1, URL + "/x".repeat(length)))
                            .count())
                    .isLessThanOrEqualTo(2);
        }
    }

    private static String text(String who, int overdue, int today, String url) {
        return new DigestText(
                        "Hearthline",
                        overdue,
                        today,
                        new DigestText.First(who, "contact", LocalDate.of(2026, 11, 24)),
                        url)
                .text();
    }
}
