package org.hearthline.message.text;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Times as a reader says them, in their language's own form (CLDR) and their own zone. The zone is named where the worker's clock shows
 * another hour, and where the reader's own shows the same hour twice, as on the night on which daylight saving time ends.
 */
public final class TimeWords {

    /** How much room the words may take; each form with the pattern that CLDR is asked for, without and with the zone. */
    public enum Form {
        /** For e-mail and pages: "Tuesday, November 24 at 3:00 PM". */
        LONG("EEEEMMMMdjm", "EEEEMMMMdjmzzzz"),
        /** For texts: "Tue, Nov 24, 3:00 PM". */
        SHORT("EEEMMMdjm", "EEEMMMdjmz"),
        /** For texts with many times, or weekdays that cost much: "Nov 24, 3:00 PM". */
        SHORTEST("MMMdjm", "MMMdjmz");

        private final String skeleton;
        private final String zonedSkeleton;

        Form(String skeleton, String zonedSkeleton) {
            this.skeleton = skeleton;
            this.zonedSkeleton = zonedSkeleton;
        }
    }

    private record Pattern(String language, String skeleton) {}

    private static final Map<Pattern, SimpleDateFormat> FORMATS = new ConcurrentHashMap<>();

    private TimeWords() {}

    /** The same where no worker's clock matters. */
    public static String of(Instant at, ZoneId zone, String language, Form form) {
        return of(at, zone, null, language, form);
    }

    /**
     * @param zone the reader's
     * @param workerZone whose clock the reader's is compared with
     * @param language a BCP 47 tag; without a region, that of readers in the United States
     */
    public static String of(Instant at, ZoneId zone, @Nullable ZoneId workerZone, String language, Form form) {
        String skeleton = needsZone(at, zone, workerZone) ? form.zonedSkeleton : form.skeleton;
        SimpleDateFormat format =
                (SimpleDateFormat) FORMATS.computeIfAbsent(new Pattern(language, skeleton), TimeWords::format)
                        .clone();
        format.setTimeZone(TimeZone.getTimeZone(zone instanceof ZoneOffset ? "GMT" + zone : zone.getId()));
        return plain(format.format(at.toEpochMilli()));
    }

    /** The region decides between twelve hours and twenty-four, and which zones have a short name. */
    static ULocale locale(String language) {
        ULocale locale = ULocale.forLanguageTag(language);
        return locale.getCountry().isEmpty()
                ? new ULocale.Builder().setLocale(locale).setRegion("US").build()
                : locale;
    }

    private static SimpleDateFormat format(Pattern pattern) {
        ULocale locale = locale(pattern.language());
        return new SimpleDateFormat(
                DateTimePatternGenerator.getInstance(locale).getBestPattern(pattern.skeleton()), locale);
    }

    private static boolean needsZone(Instant at, ZoneId zone, @Nullable ZoneId workerZone) {
        ZoneOffset here = zone.getRules().getOffset(at);
        boolean differs =
                workerZone != null && !workerZone.getRules().getOffset(at).equals(here);
        boolean comesTwice = zone.getRules()
                        .getValidOffsets(LocalDateTime.ofInstant(at, here))
                        .size()
                > 1;
        return differs || comesTwice;
    }

    /** CLDR's narrow and fixed spaces, as before "PM", would turn a whole text into UCS-2 ({@code Segments}). */
    private static String plain(String words) {
        return words.replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
