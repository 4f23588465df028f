package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void limitLeftOut_isAHundred() {
        assertThat(Page.Request.of(null, null)).isEqualTo(new Page.Request(null, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1000"})
    void limitWithinBounds_isTaken(String limit) {
        assertThat(Page.Request.of(null, limit).limit()).isEqualTo(Integer.parseInt(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1001", "many", "1.5", "99999999999"})
    void limitOutOfBounds_isRefusedByName(String limit) {
        Problem refusal = catchThrowableOfType(Problem.class, () -> Page.Request.of(null, limit));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.errors()).extracting(Problem.FieldError::field).containsExactly("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a b", "====", "é", "YQBi"})
    void cursorOfNobodys_isRefusedByName(String after) {
        Problem refusal = catchThrowableOfType(Problem.class, () -> Page.Request.of(after, null));

        assertThat(refusal.errors()).extracting(Problem.FieldError::field).containsExactly("after");
    }

    @Test
    void rowsUpToTheLimit_areTheLastPage() {
        Page<String> page = pageOf(List.of("a", "b"), new Page.Request(null, 2));

        assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), null));
    }

    @Test
    void oneRowMoreThanTheLimit_leadsToTheNextPageBehindTheLastShown() {
        Page<String> page = pageOf(List.of("a", "b é", "c"), new Page.Request(null, 2));

        assertThat(page.items()).containsExactly("a", "b é");
        assertThat(Page.Request.of(Objects.requireNonNull(page.next()), null).after())
                .isEqualTo("b é");
    }

    private static Page<String> pageOf(List<String> rows, Page.Request request) {
        return Page.of(rows, request, Function.identity(), Function.identity());
    }
}
