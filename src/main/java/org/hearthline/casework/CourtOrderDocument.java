package org.hearthline.casework;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;
import org.hearthline.policy.CourtOrderKind;
import org.jspecify.annotations.Nullable;

/**
 * An order of a court. Empty lists of participants and children mean all of the case's (POLICY 2). It applies from {@code from} and
 * no longer on {@code to}.
 *
 * @param enteredInError it was never made: kept, but of no effect
 * @param why why it was corrected or marked as entered in error
 */
public record CourtOrderDocument(
        @Nullable @Identifier String id,
        @NotNull CourtOrderKind kind,
        @Size(max = 100) List<@NotNull @Identifier String> participantIds,
        @Size(max = 100) List<@NotNull @Identifier String> childIds,
        @NotNull LocalDate from,
        @Nullable LocalDate to,
        @Nullable @Size(max = 200) String docket,
        @Nullable Boolean enteredInError,
        @Nullable @Size(max = 1000) String why,
        @Nullable Source source)
        implements Checked {

    public CourtOrderDocument {
        participantIds = CaseDocument.orEmpty(participantIds);
        childIds = CaseDocument.orEmpty(childIds);
        enteredInError = enteredInError != null && enteredInError;
    }

    @Override
    public void check(Errors errors) {
        check(errors, "");
    }

    /** That an order names a person who is not in the case is for a supervisor to review, no reason to refuse it. */
    void check(Errors errors, String path) {
        CaseDocument.notBefore(errors, path + "to", from, to);
        if (Boolean.TRUE.equals(enteredInError) && (why == null || why.isBlank())) {
            errors.add(path + "why", "must say why the order was entered in error");
        }
    }

    /** The same order, whoever said it. */
    boolean saysTheSameAs(CourtOrderDocument other) {
        return saidBy(null).equals(other.saidBy(null));
    }

    CourtOrderDocument saidBy(@Nullable Source given) {
        return new CourtOrderDocument(id, kind, participantIds, childIds, from, to, docket, enteredInError, why, given);
    }

    CourtOrderDocument withId(String given) {
        return new CourtOrderDocument(
                given, kind, participantIds, childIds, from, to, docket, enteredInError, why, source);
    }
}
