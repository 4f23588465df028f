package org.hearthline.message.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.HandOff.Consequence;
import org.hearthline.message.channel.sms.CarrierErrors.CarrierError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done about each error of the carrier. */
class CarrierErrorsTest {

    @Test
    void everyCode_standsInTheTableOnceAndInOrder() {
        assertThat(CarrierErrors.all().stream().map(CarrierError::code))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void everyCode_decidesWhateverTheHttpStatusIs() {
        assertThat(CarrierErrors.all()).allSatisfy(error -> assertThat(CarrierErrors.outcomeOf(error.code(), 400))
                .isEqualTo(CarrierErrors.outcomeOf(error.code(), 500)));
    }

    @ParameterizedTest
    @ValueSource(ints = {20003, 20404, 20429, 21606, 21611, 21703, 21704, 30001, 30002, 30034})
    void errorOfTheCarrierOrTheAccount_isTriedAgainAndPausesTheChannel(int code) {
        assertThat(CarrierErrors.outcomeOf(code, 400)).isEqualTo(new HandOff.NotTaken("TWILIO_" + code, true));
        assertThat(CarrierErrors.consequenceOf(code)).isEqualTo(Consequence.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {21408, 21602, 21604, 21608, 21612, 21617, 30003, 30007})
    void errorOfTheText_endsItAndSaysNothingOfTheAddress(int code) {
        assertThat(CarrierErrors.outcomeOf(code, 400))
                .isEqualTo(new HandOff.Refused("TWILIO_" + code, Consequence.NONE));
        assertThat(CarrierErrors.consequenceOf(code)).isEqualTo(Consequence.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {21211, 21614, 21635, 30005, 30006})
    void numberThatNoTextReaches_isABadAddress(int code) {
        assertThat(CarrierErrors.outcomeOf(code, 400))
                .isEqualTo(new HandOff.Refused("TWILIO_" + code, Consequence.BAD_ADDRESS));
        assertThat(CarrierErrors.consequenceOf(code)).isEqualTo(Consequence.BAD_ADDRESS);
    }

    @Test
    void recipientWhoOptedOutAtTheCarrier_isOptedOut() {
        assertThat(CarrierErrors.outcomeOf(21610, 400))
                .isEqualTo(new HandOff.Refused("TWILIO_21610", Consequence.OPTED_OUT));
        assertThat(CarrierErrors.consequenceOf(21610)).isEqualTo(Consequence.OPTED_OUT);
    }

    @ParameterizedTest
    @CsvSource({"20500, 500", "20503, 503", "12345, 500", "12345, 503", "12345, 408", "12345, 200", "12345, 302"})
    void answerThatProvesNothing_isUnknown(int code, int status) {
        assertThat(CarrierErrors.outcomeOf(code, status)).isEqualTo(new HandOff.Unknown("TWILIO_" + code, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404, 429})
    void unknownCodeWithAStatusAboutAllOfUs_isTriedAgain(int status) {
        assertThat(CarrierErrors.outcomeOf(12345, status)).isEqualTo(new HandOff.NotTaken("TWILIO_12345", true));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 422})
    void unknownCodeWithAnotherClientError_isRefused(int status) {
        assertThat(CarrierErrors.outcomeOf(12345, status))
                .isEqualTo(new HandOff.Refused("TWILIO_12345", Consequence.NONE));
    }

    @Test
    void unknownDeliveryError_saysNothingOfTheAddress() {
        assertThat(CarrierErrors.consequenceOf(39999)).isEqualTo(Consequence.NONE);
    }

    @Test
    void answerWithoutACode_isNamedByItsStatus() {
        assertThat(CarrierErrors.outcomeOf(0, 502)).isEqualTo(new HandOff.Unknown("CARRIER_502", true));
    }
}
