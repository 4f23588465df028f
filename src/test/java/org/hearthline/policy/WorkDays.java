package org.hearthline.policy;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The business days of Tennessee: neither a weekend nor a public holiday. */
final class WorkDays {

    private static final HolidayManager TENNESSEE =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_STATES));
    private static final Map<Integer, Set<LocalDate>> HOLIDAYS = new ConcurrentHashMap<>();
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private WorkDays() {}

    static boolean isWorkDay(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek())
                && !HOLIDAYS.computeIfAbsent(day.getYear(), WorkDays::holidays).contains(day);
    }

    private static Set<LocalDate> holidays(int year) {
        return TENNESSEE.getHolidays(Year.of(year), "tn").stream()
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .map(Holiday::getDate)
                .collect(Collectors.toSet());
    }
}
