package org.hearthline.platform;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, or says which of them is wrong. */
public final class Parameters {

    private Parameters() {}

    public static @Nullable LocalDate date(String name, @Nullable String value) {
        try {
            return value == null || value.isEmpty() ? null : StrictScalars.ofALifetime(LocalDate.parse(value));
        } catch (DateTimeException wrong) {
            throw Problem.invalid(name, "must be a date such as 2026-11-05, from 1900 to 2199");
        }
    }
}
