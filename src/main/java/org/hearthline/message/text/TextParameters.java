package org.hearthline.message.text;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says beside its words (POLICY 5, content). Numbers are those that a person texts back.
 *
 * @param brand the agency's neutral name
 * @param worker the worker's first name: of a longer one, its first word is kept
 * @param confirm the number that confirms consent
 * @param times what is offered
 * @param otherTimes the number that asks for other times, or for a change
 * @param keep the number that says "I will be there"
 * @param at when the meeting is
 * @param minutes how long it takes
 * @param zone the reader's
 * @param workerZone the worker's: where its clock differs from the reader's, times name the zone
 * @param link to the reader's own page
 * @param words the worker's own
 */
public record TextParameters(
        String brand,
        @Nullable String worker,
        @Nullable Integer confirm,
        List<TimeOption> times,
        @Nullable Integer otherTimes,
        @Nullable Integer keep,
        @Nullable Instant at,
        @Nullable Integer minutes,
        @Nullable PlaceKind place,
        ZoneId zone,
        @Nullable ZoneId workerZone,
        @Nullable URI link,
        @Nullable String words) {

    public TextParameters {
        worker = worker == null ? null : worker.strip().split("\\s", 2)[0];
        times = List.copyOf(times);
    }

    /** Begins with what every message has. */
    public static Builder of(String brand, ZoneId zone) {
        return new Builder(brand, zone);
    }

    boolean has(TextParameter parameter) {
        return switch (parameter) {
            case BRAND -> true;
            case WORKER -> worker != null;
            case CONFIRM -> confirm != null;
            case TIMES -> !times.isEmpty();
            case OTHER_TIMES -> otherTimes != null;
            case KEEP -> keep != null;
            case AT -> at != null;
            case MINUTES -> minutes != null;
            case PLACE -> place != null && place != PlaceKind.OTHER;
            case LINK -> link != null;
            case WORDS -> words != null;
        };
    }

    /** Adds what a message has besides; a null leaves it out. */
    public static final class Builder {
        private final String brand;
        private final ZoneId zone;
        private @Nullable String worker;
        private @Nullable Integer confirm;
        private List<TimeOption> times = List.of();
        private @Nullable Integer otherTimes;
        private @Nullable Integer keep;
        private @Nullable Instant at;
        private @Nullable Integer minutes;
        private @Nullable PlaceKind place;
        private @Nullable ZoneId workerZone;
        private @Nullable URI link;
        private @Nullable String words;

        private Builder(String brand, ZoneId zone) {
            this.brand = brand;
            this.zone = zone;
        }

        public Builder worker(@Nullable String name, @Nullable ZoneId workersZone) {
            this.worker = name;
            this.workerZone = workersZone;
            return this;
        }

        public Builder confirm(@Nullable Integer number) {
            this.confirm = number;
            return this;
        }

        public Builder times(List<TimeOption> offered) {
            this.times = offered;
            return this;
        }

        public Builder otherTimes(@Nullable Integer number) {
            this.otherTimes = number;
            return this;
        }

        public Builder keep(@Nullable Integer number) {
            this.keep = number;
            return this;
        }

        public Builder at(@Nullable Instant start) {
            this.at = start;
            return this;
        }

        public Builder minutes(@Nullable Integer length) {
            this.minutes = length;
            return this;
        }

        public Builder place(@Nullable PlaceKind kind) {
            this.place = kind;
            return this;
        }

        public Builder link(@Nullable URI page) {
            this.link = page;
            return this;
        }

        public Builder words(@Nullable String typed) {
            this.words = typed;
            return this;
        }

        public TextParameters build() {
            return new TextParameters(
                    brand, worker, confirm, times, otherTimes, keep, at, minutes, place, zone, workerZone, link, words);
        }
    }
}
