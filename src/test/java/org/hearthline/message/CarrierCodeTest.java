package org.hearthline.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a carrier may invent is one value of a label. */
class CarrierCodeTest {

    @ParameterizedTest
    @CsvSource({
        "TWILIO_30005, TWILIO_30005",
        "TWILIO_39999, other",
        "TWILIO_UNDELIVERED, other",
        "SMTP_550_5.1.1, SMTP_550",
        "SMTP_UNREACHABLE, SMTP_UNREACHABLE",
        "CARRIER_502, CARRIER_502",
        "QUIET_HOURS, QUIET_HOURS",
        "+16155550199, other",
        "SMTP_550x, other"
    })
    void reason_isALabelWithFewValues(String reason, String label) {
        assertThat(CarrierCode.bounded(reason)).isEqualTo(label);
    }
}
