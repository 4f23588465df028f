package org.hearthline.reminder;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hearthline.policy.Mode;
import org.hearthline.policy.PolicyVersion;
import org.hearthline.policy.Reason;
import org.hearthline.policy.Reminder;
import org.hearthline.policy.Requirement;
import org.hearthline.policy.RequirementKind;
import org.hearthline.policy.RequirementStatus;
import org.jspecify.annotations.Nullable;

/** A requirement as the plan keeps it. */
@Entity
@Table(name = "requirement")
class KeptRequirement {

    private static final Set<RequirementStatus> TO_DO =
            Set.of(RequirementStatus.UPCOMING, RequirementStatus.OPEN, RequirementStatus.OVERDUE);

    /** The case's id and the requirement's own key, so that a re-planned requirement is the same row. */
    @Id
    String key;

    @Column(name = "case_id")
    String caseId;

    @Column
    String subject;

    @Column
    @Enumerated(EnumType.STRING)
    RequirementKind kind;

    @Column(name = "opens_on")
    LocalDate opensOn;

    @Column(name = "due_on")
    @Nullable
    LocalDate dueOn;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column
    @Enumerated(EnumType.STRING)
    RequirementStatus status;

    @Column
    String[] accepts;

    @Column(name = "child_ids")
    String[] childIds;

    @Column(name = "met_by")
    @Nullable
    String metBy;

    @Column(name = "needs_review")
    boolean needsReview;

    @Column
    @Convert(converter = ReasonsAsJson.class)
    List<Reason> reasons;

    @Column
    String rule;

    @Column
    @Nullable
    String citation;

    @Column(name = "policy_id")
    String policyId;

    @Column(name = "policy_version")
    String policyVersion;

    @Column(name = "judged_by")
    @Nullable
    String judgedBy;

    /** When the last decision of it was taken; none before decisions were kept. */
    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    /** How often contact was owed under what made it. */
    @Column
    String cadence;

    /** It is unmet, and something is still owed to the person: somebody may be told of it. */
    @Column
    boolean remindable;

    /** The facts no longer ask for it at all. */
    @Column
    boolean withdrawn;

    protected KeptRequirement() {}

    KeptRequirement(String key, String caseId) {
        this.key = key;
        this.caseId = caseId;
    }

    /**
     * @param judgedBy the fingerprint of the policy that judged it
     * @param owed whether anything is owed to the person today
     */
    void say(Requirement requirement, String judgedBy, String cadence, boolean owed) {
        subject = requirement.subject();
        kind = requirement.kind();
        opensOn = requirement.opensOn();
        dueOn = requirement.dueOn();
        dueAt = requirement.dueAt();
        status = requirement.status();
        accepts = requirement.accepts().stream().map(Mode::name).toArray(String[]::new);
        childIds = requirement.childIds().toArray(String[]::new);
        metBy = requirement.metBy();
        needsReview = requirement.needsReview();
        reasons = requirement.reasons();
        rule = requirement.rule();
        citation = requirement.citation();
        policyId = requirement.policy().id();
        policyVersion = requirement.policy().version();
        this.judgedBy = judgedBy;
        this.cadence = cadence;
        withdrawn = false;
        remindable = isToDo() || (status == RequirementStatus.MISSED && owed);
    }

    /** Something is still to be done about it. */
    boolean isToDo() {
        return !withdrawn && isToDo(status);
    }

    static boolean isToDo(RequirementStatus status) {
        return TO_DO.contains(status);
    }

    /** Whether it was judged by this policy, by its fingerprint; of what was kept before there were any nothing else is known. */
    boolean isJudgedBy(String fingerprint) {
        return judgedBy == null || judgedBy.equals(fingerprint);
    }

    void withdraw() {
        withdrawn = true;
        remindable = false;
    }

    /** Past its due date and done with, one way or the other. */
    boolean isClosed(LocalDate today) {
        return dueOn != null && dueOn.isBefore(today) && !isToDo() && !withdrawn;
    }

    List<Mode> modes() {
        return Arrays.stream(accepts).map(Mode::valueOf).toList();
    }

    /** The version that judged it. */
    PolicyVersion policy() {
        return new PolicyVersion(policyId, policyVersion);
    }

    /** What is kept of it, with these reminders. */
    Requirement requirement(List<Reminder> reminders) {
        return new Requirement(
                subject,
                kind,
                opensOn,
                dueOn,
                dueAt,
                status,
                modes(),
                List.of(childIds),
                metBy,
                needsReview,
                rule,
                citation,
                policy(),
                reasons,
                reminders);
    }
}
