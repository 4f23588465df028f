package org.hearthline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hearthline.policy.CaseBuilder.aCaseOpenedOn;
import static org.hearthline.policy.CaseBuilder.day;
import static org.hearthline.policy.CaseBuilder.from;

import org.junit.jupiter.api.Test;

/** When a plan must be remade though no fact was added. */
class NextChangeTest {

    @Test
    void monthOpen_dayAfterItsDueDate() {
        Rules rules = aCaseOpenedOn("2026-08-03").child("K-1").mother("P-1").underTn318();

        assertThat(rules.nextChange(day("2026-11-02"), 0)).contains(day("2026-12-01"));
    }

    @Test
    void monthMet_dayOnWhichAnotherComesIntoSight() {
        Rules rules = aCaseOpenedOn("2026-10-20")
                .child("K-1")
                .mother("P-1")
                .contact("X-1", "2026-11-02")
                .underTn318();

        assertThat(rules.nextChange(day("2026-11-02"), 10)).contains(day("2026-11-21"));
    }

    @Test
    void suppressedForGoodUnderRollingDays_never() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .mother("P-1")
                .releaseOfAll(from("2026-09-01"))
                .underDraft();

        assertThat(rules.nextChange(day("2026-11-02"), 30)).isEmpty();
    }

    @Test
    void caseClosed_neverOnceReminded() {
        Rules rules = aCaseOpenedOn("2026-08-03")
                .closedOn("2026-10-15")
                .child("K-1")
                .mother("P-1")
                .underTn318();

        assertThat(rules.nextChange(day("2026-10-15"), 60)).isEmpty();
    }

    @Test
    void overdueUnderRollingDays_neverByTimeAlone() {
        Rules rules = aCaseOpenedOn("2026-08-03").child("K-1").mother("P-1").underDraft();

        assertThat(rules.nextChange(day("2026-11-02"), 30)).isEmpty();
    }

    @Test
    void caseNotOpenYet_dayOnWhichItsFirstRequirementComesIntoSight() {
        Rules rules = aCaseOpenedOn("2026-12-10").child("K-1").mother("P-1").underTn318();

        assertThat(rules.nextChange(day("2026-11-02"), 10)).contains(day("2026-11-30"));
    }

    @Test
    void contactEnteredAheadOfTime_dayOnWhichItCounts() {
        Rules rules = aCaseOpenedOn("2026-10-20")
                .child("K-1")
                .mother("P-1")
                .contact("X-1", "2026-11-12")
                .underTn318();

        assertThat(rules.nextChange(day("2026-11-02"), 0)).contains(day("2026-11-12"));
    }

    @Test
    void negativeLookahead_illegalArgument() {
        Rules rules = aCaseOpenedOn("2026-08-03").underTn318();

        assertThatIllegalArgumentException().isThrownBy(() -> rules.nextChange(day("2026-11-02"), -1));
    }
}
