package org.hearthline.record.efforts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.hearthline.casework.Identifier;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/** Which days' record somebody signs off, both included. */
record SignOffRequest(
        @Nullable @Identifier String id,
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        @Nullable @Size(max = 2000) String note)
        implements Checked {

    @Override
    public void check(Errors errors) {
        if (from != null && to != null) {
            Dates.refuse(from, to, errors);
        }
    }
}
