package org.hearthline.casework;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
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
 * @param messages what holds where it is left out is POLICY 5's own choice
 * @param meetings may be left out likewise
 * @param retention likewise, as may each of its terms
 */
public record Agency(
        @NotBlank String brand,
        @NotNull ZoneId timeZone,
        @NotNull @Valid Holidays holidays,
        @NotNull @Valid Fallback fallback,
        @NotNull @Valid Digest digest,
        @Valid Messages messages,
        @Valid Meetings meetings,
        @Valid Retention retention)
        implements Checked {

    public Agency {
        messages = messages == null ? Messages.STANDARD : messages;
        meetings = meetings == null ? Meetings.STANDARD : meetings;
        retention = retention == null ? Retention.STANDARD : retention;
    }

    @Override
    public void check(Errors errors) {
        if (holidays != null && holidays.calendar() != null) {
            BusinessDays.check(holidays, errors.within("holidays"));
        }
        meetings.check(errors.within("meetings"));
        retention.check(errors.within("retention"));
        if (messages.hours() != null) {
            messages.hours().check(errors.within("messages").within("hours"));
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

    /**
     * When, and how many, messages may reach a parent (POLICY 5.8, 5.9).
     *
     * @param dailyCap how many may go to one person on one day of their zone
     * @param smsPerSecond how many texts may leave in a second, all processes together; left out, the carrier alone bounds it
     */
    public record Messages(
            @NotNull @Valid Hours hours,
            @NotNull @Min(1) @Max(20) Integer dailyCap,
            @Nullable @Min(1) @Max(1000) Integer smsPerSecond) {

        static final Messages STANDARD = new Messages(new Hours(LocalTime.of(8, 0), LocalTime.of(21, 0)), 4, null);
    }

    /** Hours of every day, by the recipient's clock. */
    public record Hours(@NotNull LocalTime from, @NotNull LocalTime to) implements Checked {

        @Override
        public void check(Errors errors) {
            if (from != null && to != null && !from.isBefore(to)) {
                errors.add("to", "must be after from: messages go by day");
            }
        }
    }

    /**
     * How times are settled with parents.
     *
     * @param followUpAfter how long a parent has to answer before they are asked once more, and as long again before the worker is told
     */
    public record Meetings(@NotNull Duration followUpAfter) {

        static final Meetings STANDARD = new Meetings(Duration.ofDays(2));

        private static final Duration LEAST = Duration.ofHours(1);

        private void check(Errors errors) {
            if (followUpAfter != null && followUpAfter.compareTo(LEAST) < 0) {
                errors.add("followUpAfter", "must be an hour or more, as in P2D");
            }
        }
    }

    /**
     * How long what is no longer needed is kept. The first four terms begin when a case closes, or the last case of a person is over for
     * them: while one is open nothing of it is removed.
     *
     * @param words of contacts, searches, orders, meetings and tasks
     * @param people names, and whatever else is sealed under a person's key
     * @param addresses where a person could be written to
     * @param messages what parents wrote, and what workers wrote to them
     * @param events of the change feed
     * @param carrierEvents what carriers told, from when it was acted on
     * @param imports what was found in a file, from when it had been read
     */
    public record Retention(
            Period words,
            Period people,
            Period addresses,
            Period messages,
            Period events,
            Period carrierEvents,
            Period imports) {

        private static final Period SEVEN_YEARS = Period.ofYears(7);
        private static final Period THREE_YEARS = Period.ofYears(3);
        private static final Period NINETY_DAYS = Period.ofDays(90);
        private static final Period THIRTY_DAYS = Period.ofDays(30);

        static final Retention STANDARD = new Retention(
                SEVEN_YEARS, SEVEN_YEARS, THREE_YEARS, THREE_YEARS, NINETY_DAYS, THIRTY_DAYS, NINETY_DAYS);

        private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

        public Retention {
            words = words == null ? SEVEN_YEARS : words;
            people = people == null ? SEVEN_YEARS : people;
            addresses = addresses == null ? THREE_YEARS : addresses;
            messages = messages == null ? THREE_YEARS : messages;
            events = events == null ? NINETY_DAYS : events;
            carrierEvents = carrierEvents == null ? THIRTY_DAYS : carrierEvents;
            imports = imports == null ? NINETY_DAYS : imports;
        }

        private void check(Errors errors) {
            check(errors, "words", words);
            check(errors, "people", people);
            check(errors, "addresses", addresses);
            check(errors, "messages", messages);
            check(errors, "events", events);
            check(errors, "carrierEvents", carrierEvents);
            check(errors, "imports", imports);
        }

        /** A shorter one would remove what is still looked at: texts that were missed, events that were not read over a holiday. */
        private static void check(Errors errors, String field, Period term) {
            LocalDate end = ANY_DAY.plus(term);
            if (end.isBefore(ANY_DAY.plusDays(7)) || end.isAfter(ANY_DAY.plusYears(100))) {
                errors.add(field, "must be from P7D to P100Y");
            }
        }
    }

    public record Digest(@NotNull People people) {}

    /** How people are named in e-mails to staff. */
    public enum People {
        INITIALS,
        NAMES
    }
}
