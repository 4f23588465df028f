package org.hearthline.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;

/**
 * That a task is done.
 *
 * @param note how it was settled
 */
record TaskChange(
        @NotNull TaskStatus status,
        @NotBlank @Size(max = 2000) String note) implements Checked {

    @Override
    public void check(Errors errors) {
        if (status != TaskStatus.DONE) {
            errors.add("status", "must be DONE: the facts alone open and lift a task");
        }
    }
}
