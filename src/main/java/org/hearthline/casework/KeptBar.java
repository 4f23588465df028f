package org.hearthline.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hearthline.policy.DateInterval;
import org.hearthline.policy.MessageBar;
import org.jspecify.annotations.Nullable;

/** Days on which no message may go to a participant, as {@code policy} derived them from the case's facts. */
@Entity
@Table(name = "message_bar")
@IdClass(KeptBar.Key.class)
class KeptBar {

    record Key(String caseId, String participantId, int position) {}

    @Id
    @Column(name = "case_id")
    String caseId;

    @Id
    @Column(name = "participant_id")
    String participantId;

    @Id
    @Column
    int position;

    @Column(name = "from_on")
    LocalDate from;

    @Column(name = "to_on")
    @Nullable
    LocalDate to;

    @Column
    @Enumerated(EnumType.STRING)
    MessageBar.Effect effect;

    @Column
    String reason;

    @Column
    @Nullable
    String evidence;

    protected KeptBar() {}

    MessageBar bar() {
        return new MessageBar(participantId, new DateInterval(from, to), effect, reason, evidence);
    }
}
