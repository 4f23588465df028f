package org.hearthline.meeting;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hearthline.meeting.Bookings.Range;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Which times are to be offered: these, or as many as find room in a stretch of time.
 *
 * @param minutes how long each takes
 */
record TimesWanted(@Nullable List<Instant> slots, @Nullable Range range, int minutes) {

    static final int MOST = 5;
    private static final Duration LATEST = Duration.ofDays(60);

    /** A stretch of time as a request names it. */
    record RangeDocument(
            @NotNull OffsetDateTime from, @NotNull OffsetDateTime to) {}

    static TimesWanted of(@Nullable List<OffsetDateTime> slots, @Nullable RangeDocument range, int minutes) {
        return new TimesWanted(
                slots == null
                        ? null
                        : slots.stream().map(OffsetDateTime::toInstant).toList(),
                range == null
                        ? null
                        : new Range(range.from().toInstant(), range.to().toInstant()),
                minutes);
    }

    /** What is wrong with them whoever is free; the latest that can be offered is two months from now. */
    void check(Errors errors, Instant now) {
        if (range != null) {
            if (!range.from().isBefore(range.to())) {
                errors.add("range.to", "must be after from");
            } else if (!range.to().isAfter(now)) {
                errors.add("range.to", "must be in the future");
            } else if (range.to().isAfter(now.plus(LATEST))) {
                errors.add("range.to", "must be within 60 days");
            }
        }
        if (slots != null) {
            Set<Instant> seen = new HashSet<>();
            for (int i = 0; i < slots.size(); i++) {
                Instant slot = slots.get(i);
                String field = "slots[" + i + "]";
                if (!seen.add(slot)) {
                    errors.add(field, "is offered twice");
                } else if (slots.subList(0, i).stream()
                        .anyMatch(earlier -> at(earlier).overlaps(at(slot)))) {
                    errors.add(field, "overlaps another one");
                }
                checkInstant(errors, field, slot, now);
            }
        }
    }

    static void checkInstant(Errors errors, String field, Instant at, Instant now) {
        if (!at.isAfter(now)) {
            errors.add(field, "must be in the future");
        } else if (at.isAfter(now.plus(LATEST))) {
            errors.add(field, "must be within 60 days");
        }
    }

    /** Everything that could be offered lies in it. */
    Range span() {
        if (range != null) {
            return range;
        }
        List<Instant> inOrder = given().stream().sorted().toList();
        return new Range(inOrder.get(0), at(inOrder.get(inOrder.size() - 1)).to());
    }

    /** The times to offer, with those named as errors that collide with what is taken. */
    List<Instant> free(List<Range> taken, Instant now, Errors errors) {
        if (range != null) {
            List<Instant> found = cut(range, taken, now);
            if (found.isEmpty()) {
                errors.add("range", "has no room: somebody is taken all the time");
            }
            return found;
        }
        for (int i = 0; i < given().size(); i++) {
            Range slot = at(given().get(i));
            if (taken.stream().anyMatch(slot::overlaps)) {
                errors.add("slots[" + i + "]", "cannot be offered: the worker or an attendee is taken then");
            }
        }
        return given();
    }

    private List<Instant> cut(Range room, List<Range> taken, Instant now) {
        List<Instant> found = new ArrayList<>();
        for (Instant start = room.from();
                found.size() < MOST && !at(start).to().isAfter(room.to());
                start = start.plus(length())) {
            if (start.isAfter(now) && taken.stream().noneMatch(at(start)::overlaps)) {
                found.add(start);
            }
        }
        return found;
    }

    private List<Instant> given() {
        return slots == null ? List.of() : slots;
    }

    private Range at(Instant start) {
        return new Range(start, start.plus(length()));
    }

    private Duration length() {
        return Duration.ofMinutes(minutes);
    }
}
