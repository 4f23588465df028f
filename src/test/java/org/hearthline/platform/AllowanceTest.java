package org.hearthline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private long now = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();
    private final Allowance allowance = new Allowance(3, () -> now);

    @Test
    void clientWhoSpentTheirAllowance_waitsForTheEndOfTheMinuteThatBeganWithTheFirst() {
        allowance.count("one");
        pass(Duration.ofSeconds(40));
        allowance.count("one");
        assertThat(allowance.waitOf("one")).isZero();
        allowance.count("one");

        assertThat(allowance.waitOf("one")).isEqualTo(Duration.ofSeconds(20));
        assertThat(allowance.waitOf("another")).isZero();
    }

    @Test
    void minuteThatIsOver_leavesNothingBehind() {
        IntStream.range(0, 9).forEach(time -> allowance.count("one"));
        pass(Duration.ofSeconds(60));

        assertThat(allowance.waitOf("one")).isZero();

        allowance.count("one");
        assertThat(allowance.waitOf("one")).isZero();
    }

    @Test
    void clientsBeyondTheMost_pushOutWhoBeganFirst() {
        IntStream.range(0, 3).forEach(time -> allowance.count("first"));
        IntStream.range(0, 9_999).forEach(each -> allowance.count("client " + each));
        assertThat(allowance.waitOf("first")).isPositive();

        allowance.count("one more");

        assertThat(allowance.waitOf("first")).isZero();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
