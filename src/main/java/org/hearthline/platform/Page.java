package org.hearthline.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor to ask for the next page with; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;

    /** A list that comes whole. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * A page of rows that were read with one more than the limit, to know whether there are more.
     *
     * @param cursor what comes after an item, as the next request names it
     */
    public static <R, T> Page<T> of(List<R> rows, Request request, Function<R, String> cursor, Function<R, T> item) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        String next = more ? cursor(cursor.apply(shown.get(shown.size() - 1))) : null;
        return new Page<>(shown.stream().map(item).toList(), next);
    }

    /** A place as {@code next} names it: opaque to whoever reads it. */
    public static String cursor(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** Which page is asked for. */
    public record Request(@Nullable String after, int limit) {

        /** Reads {@code after} and {@code limit}; what cannot be read is a 422 that names the parameter. */
        public static Request of(@Nullable String after, @Nullable String limit) {
            return new Request(after == null ? null : decoded(after), limit == null ? DEFAULT_LIMIT : number(limit));
        }

        private static String decoded(String after) {
            try {
                return StrictScalars.storable(new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException wrong) {
                throw notACursor();
            }
        }

        private static int number(String limit) {
            try {
                int number = Integer.parseInt(limit);
                if (number >= 1 && number <= MOST) {
                    return number;
                }
            } catch (NumberFormatException wrong) {
                // Falls through to the same answer as a number out of bounds.
            }
            throw Problem.invalid("limit", "must be a number from 1 to " + MOST);
        }
    }

    /** {@code after} is none of the cursors that a page answers. */
    public static Problem notACursor() {
        return Problem.invalid("after", "must be a cursor that an earlier page answered as next");
    }
}
