package org.hearthline.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

    @ParameterizedTest
    @CsvSource({
        "a, 160, 1",
        "a, 161, 2",
        "a, 306, 2",
        "a, 307, 3",
        "é, 160, 1",
        "€, 80, 1",
        "€, 81, 2",
        "á, 70, 1",
        "á, 71, 2",
        "á, 134, 2",
        "á, 135, 3",
        "’, 70, 1",
        "👋, 35, 1",
        "👋, 36, 2"
    })
    void text_travelsInSoManySegments(String character, int times, int segments) {
        assertThat(Segments.in(character.repeat(times))).isEqualTo(segments);
    }
}
