package org.hearthline.casework;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hearthline.platform.Errors;

/** Days that are no weekend and no public holiday of the agency's calendar (POLICY 4). */
public final class BusinessDays implements Predicate<LocalDate> {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final HolidayManager calendar;
    private final String[] region;
    private final Set<LocalDate> extra;
    private final Map<Integer, Set<LocalDate>> holidaysByYear = new ConcurrentHashMap<>();

    /** @param holidays checked */
    BusinessDays(Agency.Holidays holidays) {
        calendar = calendar(holidays);
        region = holidays.region() == null ? new String[0] : new String[] {holidays.region()};
        extra = Set.copyOf(holidays.extra());
    }

    /** Tells of a calendar or region that Jollyday does not know: it would have no holidays. */
    static void check(Agency.Holidays holidays, Errors errors) {
        Set<String> calendars = inOrder(HolidayManager.getSupportedCalendarCodes());
        if (!calendars.contains(holidays.calendar())) {
            errors.add("calendar", "must be one of " + shown(calendars));
        } else if (holidays.region() != null) {
            Set<String> regions = inOrder(
                    calendar(holidays).getCalendarHierarchy().getChildren().keySet());
            if (regions.isEmpty()) {
                errors.add("region", "must be left out: the calendar " + holidays.calendar() + " has no regions");
            } else if (!regions.contains(holidays.region())) {
                errors.add("region", "must be one of " + shown(regions));
            }
        }
    }

    /** Jollyday takes its codes in either case. */
    private static Set<String> inOrder(Set<String> codes) {
        Set<String> inOrder = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        inOrder.addAll(codes);
        return inOrder;
    }

    private static String shown(Set<String> codes) {
        return String.join(", ", codes).toLowerCase(Locale.ROOT);
    }

    private static HolidayManager calendar(Agency.Holidays holidays) {
        return HolidayManager.getInstance(ManagerParameters.create(holidays.calendar()));
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
