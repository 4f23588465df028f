package org.hearthline.record.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.hearthline.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which days a request names. */
class MeasuredPeriodTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-31");

    @Test
    void neitherDay_isTheLastFullMonth() {
        assertThat(MeasuredPeriod.of(null, "", TODAY)).isEqualTo(period("2026-02-01", "2026-02-28"));
        assertThat(MeasuredPeriod.of(null, null, LocalDate.parse("2026-01-01")))
                .isEqualTo(period("2025-12-01", "2025-12-31"));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-05,2026-01-05", "2026-01-01,2030-12-31", "2021-01-01,2025-12-31", "2024-02-29,2029-02-27"})
    void upToFiveYears_isTaken(String from, String to) {
        assertThat(MeasuredPeriod.of(from, to, TODAY)).isEqualTo(period(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05,2026-01-04,to",
        "2021-01-01,2026-01-01,to",
        "2026-01-05,,to",
        ",2026-01-05,from",
        "2026-02-30,2026-03-01,from",
        "2026-02-01,tomorrow,to",
        "1899-12-31,1900-01-01,from"
    })
    void otherDays_areRefusedByName(String from, String to, String field) {
        Problem refusal = catchThrowableOfType(Problem.class, () -> MeasuredPeriod.of(from, to, TODAY));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.errors()).extracting(Problem.FieldError::field).containsExactly(field);
    }

    private static MeasuredPeriod period(String from, String to) {
        return new MeasuredPeriod(LocalDate.parse(from), LocalDate.parse(to));
    }
}
