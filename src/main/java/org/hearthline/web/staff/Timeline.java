package org.hearthline.web.staff;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case drawn over its days: a lane for each person, in which requirements are bars, orders and guardianships shaded spans, and what
 * happened marks. All lengths are pixels. The same stands on the page as a list.
 *
 * @param since the first day that is drawn
 */
record Timeline(LocalDate since, int width, int height, int todayX, List<Month> months, List<Lane> lanes) {

    private static final int A_DAY = 4;
    private static final int AXIS = 24;
    private static final int LANE = 64;
    private static final int ROW = 19;
    private static final int ROWS = 2;
    private static final int MARKS = 52;
    /** Longer ago, it stands in the list alone. */
    private static final int MOST_MONTHS = 12;

    record Month(int x, String label) {}

    /** @param kind a status, what an order or guardianship is, or what happened */
    record Shape(int x, int y, int width, String kind, String told) {}

    record Lane(String id, String name, int y, List<Shape> spans, List<Shape> bars, List<Shape> marks) {}

    /** Draws, from the first days of the case until all is over that is owed now. */
    static final class Drawing {
        private final LocalDate since;
        private final LocalDate until;
        private final LocalDate today;
        private final List<Lane> lanes = new ArrayList<>();

        Drawing(LocalDate openedOn, LocalDate today, LocalDate lastDay) {
            LocalDate earliest = today.withDayOfMonth(1).minusMonths(MOST_MONTHS - 1L);
            LocalDate latest = today.plusMonths(1);
            LocalDate first = openedOn.isBefore(earliest) ? earliest : openedOn;
            this.since = (first.isAfter(today) ? today : first).withDayOfMonth(1);
            this.until = (lastDay.isAfter(latest) ? latest : lastDay.isBefore(today) ? today : lastDay)
                    .withDayOfMonth(1)
                    .plusMonths(1);
            this.today = today;
        }

        void lane(String id, String name) {
            lanes.add(new Lane(
                    id, name, AXIS + lanes.size() * LANE, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        }

        /** @param to the first day after; null where it goes on */
        void span(String id, LocalDate from, @Nullable LocalDate to, String kind, String told) {
            place(from, to).ifPresent(lane(id), (lane, place) -> lane.spans()
                    .add(new Shape(place.x(), lane.y(), place.width(), kind, told)));
        }

        /** @param last the last day; null where it has none */
        void bar(String id, LocalDate from, @Nullable LocalDate last, String status, String told) {
            place(from, last == null ? null : last.plusDays(1)).ifPresent(lane(id), (lane, place) -> lane.bars()
                    .add(new Shape(
                            place.x() + 1,
                            lane.y() + 5 + freeRow(lane, place.x()) * ROW,
                            place.width() - 2,
                            status,
                            told)));
        }

        void mark(String id, LocalDate on, String kind, String told) {
            place(on, on.plusDays(1)).ifPresent(lane(id), (lane, place) -> lane.marks()
                    .add(new Shape(place.x() + A_DAY / 2, lane.y() + MARKS, 0, kind, told)));
        }

        Timeline drawn(DateTimeFormatter month) {
            List<Month> months = new ArrayList<>();
            for (LocalDate first = since; first.isBefore(until); first = first.plusMonths(1)) {
                months.add(new Month(x(first), month.format(first)));
            }
            return new Timeline(since, x(until), AXIS + lanes.size() * LANE, x(today) + A_DAY / 2, months, lanes);
        }

        /** Windows overlap where a first contact and a month do. */
        private static int freeRow(Lane lane, int x) {
            for (int row = 0; row < ROWS; row++) {
                int y = lane.y() + 5 + row * ROW;
                if (lane.bars().stream().noneMatch(bar -> bar.y() == y && bar.x() + bar.width() > x)) {
                    return row;
                }
            }
            return ROWS - 1;
        }

        private @Nullable Lane lane(String id) {
            return lanes.stream()
                    .filter(lane -> lane.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }

        private int x(LocalDate day) {
            return (int) DAYS.between(since, day) * A_DAY;
        }

        /** What of these days is drawn. */
        private Place place(LocalDate from, @Nullable LocalDate to) {
            LocalDate first = from.isBefore(since) ? since : from;
            LocalDate end = to == null || to.isAfter(until) ? until : to;
            return first.isBefore(end) ? new Place(x(first), x(end) - x(first)) : new Place(0, 0);
        }

        private record Place(int x, int width) {

            private interface Draw {
                void draw(Lane lane, Place place);
            }

            void ifPresent(@Nullable Lane lane, Draw draw) {
                if (lane != null && width > 0) {
                    draw.draw(lane, this);
                }
            }
        }
    }
}
