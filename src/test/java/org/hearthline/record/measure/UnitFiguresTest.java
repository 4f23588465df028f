package org.hearthline.record.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.hearthline.record.measure.MeasureReport.Figure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is counted of a unit becomes figures, of which those of few people are hidden outside it. */
class UnitFiguresTest {

    /** Worker W-1 has three participants, W-2 twenty; all are mothers. */
    private static final List<Counted> TWO_WORKERS = List.of(
            counted(By.UNIT, "", "", 23, 23),
            counted(By.UNIT, "", "IN_TIME", 16, 16),
            counted(By.UNIT, "", "MISSED", 7, 7),
            counted(By.WORKER, "W-1", "", 3, 3),
            counted(By.WORKER, "W-1", "IN_TIME", 3, 3),
            counted(By.WORKER, "W-2", "", 20, 20),
            counted(By.WORKER, "W-2", "IN_TIME", 13, 13),
            counted(By.WORKER, "W-2", "MISSED", 7, 7),
            counted(By.ROLE, "MOTHER", "", 23, 23),
            counted(By.ROLE, "MOTHER", "IN_TIME", 16, 16),
            counted(By.ROLE, "MOTHER", "MISSED", 7, 7),
            counted(By.CUSTODY, "MOTHER", "", 23, 23),
            counted(By.CUSTODY, "MOTHER", "IN_TIME", 16, 16),
            counted(By.CUSTODY, "MOTHER", "MISSED", 7, 7));

    @Test
    void ownUnit_isToldInFull() {
        assertThat(figure(false, Measure.CONTACT_OWED, By.WORKER, "W-1")).isEqualTo(shown(By.WORKER, "W-1", 3));
        assertThat(figure(false, Measure.CONTACT_MISSED, By.WORKER, "W-1")).isEqualTo(shown(By.WORKER, "W-1", 0));
        assertThat(figure(false, Measure.CONTACT_OWED, By.UNIT, null)).isEqualTo(shown(By.UNIT, null, 23));
    }

    @Test
    void smallGroup_isHiddenWithWhatTellsOfIt() {
        for (Measure measure : List.of(Measure.CONTACT_OWED, Measure.CONTACT_IN_TIME, Measure.CONTACT_MISSED)) {
            assertThat(figure(true, measure, By.WORKER, "W-1").hidden())
                    .as(measure + " of the few")
                    .isTrue();
            assertThat(figure(true, measure, By.WORKER, "W-1").value()).isNull();
            assertThat(figure(true, measure, By.WORKER, "W-2").hidden()
                            || figure(true, measure, By.UNIT, null).hidden())
                    .as(measure + " of the rest, or the total")
                    .isTrue();
        }
    }

    @Test
    void whatCameToNobodyOfTheUnit_isSaidOfTheFewAsWell() {
        assertThat(figure(true, Measure.CONTACT_LATE, By.WORKER, "W-1")).isEqualTo(shown(By.WORKER, "W-1", 0));
        assertThat(figure(true, Measure.CONTACT_LATE, By.UNIT, null)).isEqualTo(shown(By.UNIT, null, 0));
    }

    @Test
    void totalOfManyWithSeveralGroups_staysShown() {
        assertThat(figure(true, Measure.CONTACT_OWED, By.UNIT, null)).isEqualTo(shown(By.UNIT, null, 23));
    }

    @Test
    void mothersByRoleAndByCustody_areShownOrHiddenTogether() {
        for (Measure measure : Measure.values()) {
            if (measure.isAdditive()
                    && measure.topic().isAboutParticipants()
                    && !measure.topic().isDetailed()) {
                assertThat(figure(true, measure, By.ROLE, "MOTHER").hidden())
                        .as(measure.name())
                        .isEqualTo(figure(true, measure, By.CUSTODY, "MOTHER").hidden());
            }
        }
    }

    @Test
    void nothingCounted_isNothingAndNotHidden() {
        assertThat(figure(true, Measure.SEARCH_OWED, By.UNIT, null)).isEqualTo(shown(By.UNIT, null, 0));
        assertThat(figure(true, Measure.ATTEMPT_MEDIAN, By.UNIT, null))
                .isEqualTo(new Figure("U-1", By.UNIT, null, null, null, false));
    }

    @Test
    void medianOfFew_isHidden() {
        List<Counted> rows = List.of(new Counted(
                "U-1", By.UNIT, "", Topic.EXEMPTION, "", "", 4, BigDecimal.TEN, BigDecimal.ONE, BigDecimal.TEN, 4));

        Figure median = Objects.requireNonNull(UnitFigures.of("U-1", rows, true).get(Measure.EXEMPT_MEDIAN))
                .get(0);

        assertThat(median).isEqualTo(new Figure("U-1", By.UNIT, null, null, null, true));
    }

    /** A mother who meets twice a month is one person: five contacts of hers are few people. */
    @Test
    void manyContactsOfFewPeople_areHidden() {
        List<Counted> rows = List.of(counted(By.UNIT, "", "", 10, 2), counted(By.UNIT, "", "IN_TIME", 10, 2));

        Figure owed = Objects.requireNonNull(UnitFigures.of("U-1", rows, true).get(Measure.CONTACT_OWED))
                .get(0);

        assertThat(owed.hidden()).isTrue();
    }

    @Test
    void messagesToStaff_areAboutNoParticipantAndNeverHidden() {
        List<Counted> rows = List.of(
                new Counted("U-1", By.UNIT, "", Topic.STAFF, "", "WORKER_DIGEST EMAIL SENT", 2, null, null, null, 0));

        List<Figure> figures =
                Objects.requireNonNull(UnitFigures.of("U-1", rows, true).get(Measure.MESSAGES_TO_STAFF));

        assertThat(figures)
                .containsExactly(
                        new Figure("U-1", By.UNIT, null, "WORKER_DIGEST EMAIL SENT", BigDecimal.valueOf(2), false));
    }

    private static Figure figure(boolean hideFew, Measure measure, By by, @Nullable String group) {
        return Objects.requireNonNull(
                        UnitFigures.of("U-1", TWO_WORKERS, hideFew).get(measure))
                .stream()
                .filter(figure -> figure.by() == by && Objects.equals(figure.group(), group))
                .findFirst()
                .orElseThrow();
    }

    private static Figure shown(By by, @Nullable String group, long value) {
        return new Figure("U-1", by, group, null, BigDecimal.valueOf(value), false);
    }

    private static Counted counted(By by, String member, String outcome, long count, long people) {
        return new Counted("U-1", by, member, Topic.CONTACT, outcome, "", count, null, null, null, people);
    }
}
