package org.hearthline.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierOptionsTest {

    private static final List<String> REQUIRED = List.of(
            "--port", "4010", "--account-sid", "AC1", "--auth-token", "t", "--inbound-url", "https://h.example/in");

    @Test
    void requiredOptions_areEnough() {
        CarrierSettings settings = CarrierOptions.read(REQUIRED).settings();

        assertThat(settings).isNotNull();
        assertThat(settings.port()).isEqualTo(4010);
        assertThat(settings.number()).isEqualTo(CarrierSettings.NUMBER);
        assertThat(settings.publicAddress().connectionFor("https://h.example/in"))
                .isEqualTo("https://h.example/in");
    }

    @Test
    void publicAddress_leadsToEachProcessThatIsNamed() {
        CarrierSettings settings = CarrierOptions.read(
                        with("--public-url", "https://h.example", "--connect", "http://a:1,http://b:2"))
                .settings();

        assertThat(settings).isNotNull();
        assertThat(settings.publicAddress().connectionFor("https://h.example/in"))
                .isEqualTo("http://a:1/in");
        assertThat(settings.publicAddress().connectionFor("https://h.example/in"))
                .isEqualTo("http://b:2/in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port 65536", "--port x", "--unknown 1", "--connect http://a:1", "--number"})
    void optionThatCannotBeRead_isNamed(String options) {
        CarrierOptions.Reading reading = CarrierOptions.read(with(options.split(" ", -1)));

        assertThat(reading.settings()).isNull();
        assertThat(reading.problem()).contains(options.split(" ", -1)[0]);
    }

    private static List<String> with(String... more) {
        List<String> options = new ArrayList<>(REQUIRED);
        options.addAll(List.of(more));
        return options;
    }
}
