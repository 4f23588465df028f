package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    private static final Version THREE = new Version(3);

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"*", " * ", "\"3\"", " \"3\" ", "W/\"3\"", "\"2\", \"3\"", "\"3\",\"x\"", "\"x\" , W/\"3\""})
    void currentVersionAmongThoseExpected_mayBeChanged(@Nullable String ifMatch) {
        assertThatCode(() -> Version.check(Version.expected(ifMatch), THREE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2\"",
                "\"4\", \"5\"",
                "\"03\"",
                "\"3x\"",
                "\"x\"",
                "\"\"",
                "",
                ",",
                "\"",
                "3 3",
                "99999999999999999999"
            })
    void anotherVersionExpected_isRefused(String ifMatch) {
        assertThatThrownBy(() -> Version.check(Version.expected(ifMatch), THREE))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> org.assertj.core.api.Assertions.assertThat(problem.status())
                                .isEqualTo(412));
    }

    @Test
    void nothingThereYet_mayBeMadeOnlyWhereNothingIsExpected() {
        assertThatCode(() -> Version.check(Version.expected(null), null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Version.check(Version.expected("*"), null)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Version.check(Version.expected("\"1\""), null)).isInstanceOf(Problem.class);
    }
}
