package org.hearthline.casework;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Days that are no weekend and no public holiday of the agency's calendar (POLICY 4). */
public final class BusinessDays implements Predicate<LocalDate> {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final HolidayManager calendar;
    private final String[] region;
    private final Set<LocalDate> extra;
    private final Map<Integer, Set<LocalDate>> holidaysByYear = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException when there is no such calendar */
    BusinessDays(Agency.Holidays holidays) {
        if (HolidayManager.getSupportedCalendarCodes().stream().noneMatch(holidays.calendar()::equalsIgnoreCase)) {
            throw new IllegalArgumentException("holidays.calendar: there is no such calendar");
        }
        calendar = HolidayManager.getInstance(ManagerParameters.create(holidays.calendar()));
        region = holidays.region() == null ? new String[0] : new String[] {holidays.region()};
        extra = Set.copyOf(holidays.extra());
    }

    @Override
    public boolean test(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek())
                && !extra.contains(day)
                && !holidaysByYear
                        .computeIfAbsent(day.getYear(), this::holidays)
                        .contains(day);
    }

    private Set<LocalDate> holidays(int year) {
        return calendar.getHolidays(Year.of(year), region).stream()
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
