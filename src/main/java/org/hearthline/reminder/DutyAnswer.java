package org.hearthline.reminder;

import java.time.LocalDate;
import java.util.List;
import org.hearthline.policy.DutyKind;
import org.hearthline.policy.Mode;
import org.hearthline.policy.PolicyVersion;
import org.hearthline.policy.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The duty toward a participant on a day.
 *
 * @param policy the version in force that day
 * @param explanation the same in one plain sentence
 */
public record DutyAnswer(
        LocalDate on,
        DutyKind duty,
        String rule,
        @Nullable String citation,
        List<Mode> accepts,
        List<String> childIds,
        List<Reason> reasons,
        boolean needsReview,
        PolicyVersion policy,
        String explanation) {}
