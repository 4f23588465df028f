package org.hearthline.record.efforts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hearthline.casework.CaseDocument;
import org.hearthline.casework.ExplainedRequirement;
import org.hearthline.record.efforts.Effort.Contact;
import org.hearthline.record.efforts.Effort.Meeting;
import org.hearthline.record.efforts.Effort.Message;
import org.hearthline.record.efforts.Effort.Reply;
import org.hearthline.record.efforts.Effort.Search;

/**
 * What a record is made from.
 *
 * @param nameOf how a participant or child is named, by id
 * @param plan every requirement of the case as kept
 * @param duties what is owed to each participant on the period's last day, in one sentence
 * @param done what is kept of the period
 */
record EffortsFacts(
        CaseDocument document,
        UnaryOperator<String> nameOf,
        String worker,
        Dates dates,
        Instant asOf,
        List<ExplainedRequirement> plan,
        Map<String, String> duties,
        Done done,
        Predicate<LocalDate> isBusinessDay) {

    /** Each in the order in which it happened. */
    record Done(
            List<Contact> contacts,
            List<Search> searches,
            List<Meeting> meetings,
            List<Message> messages,
            List<Reply> replies) {}
}
