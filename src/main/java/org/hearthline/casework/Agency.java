package org.hearthline.casework;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/**
 * What an agency sets for itself, in {@code agency.yaml}.
 *
 * @param brand the neutral name that messages to parents carry
 * @param timeZone for what belongs to no case or worker
 */
public record Agency(
        @NotBlank String brand,
        @NotNull ZoneId timeZone,
        @NotNull @Valid Holidays holidays,
        @NotNull @Valid Fallback fallback,
        @NotNull @Valid Digest digest)
        implements Checked {

    @Override
    public void check(Errors errors) {
        if (holidays != null && holidays.calendar() != null) {
            BusinessDays.check(holidays, errors.within("holidays"));
        }
    }

    /** A calendar and region of Jollyday, and the agency's own days off. */
    public record Holidays(
            @NotBlank String calendar, @Nullable String region, List<@NotNull LocalDate> extra) {
        public Holidays {
            extra = CaseDocument.orEmpty(extra);
        }
    }

    /** Where reminders go that have nobody else: by unit, or to the default. */
    public record Fallback(
            @JsonProperty("default") @NotNull @Email String defaultAddress, Map<String, @NotNull @Email String> units) {

        public Fallback {
            units = units == null ? Map.of() : units;
        }

        public String of(@Nullable String unit) {
            return unit == null ? defaultAddress : units.getOrDefault(unit, defaultAddress);
        }
    }

    public record Digest(@NotNull People people) {}

    /** How people are named in e-mails to staff. */
    public enum People {
        INITIALS,
        NAMES
    }
}
