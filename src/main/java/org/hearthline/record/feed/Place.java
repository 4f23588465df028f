package org.hearthline.record.feed;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hearthline.platform.Page;
import org.jspecify.annotations.Nullable;

/**
 * A place in the feed: behind this event.
 *
 * @param life of which life of the database the numbers are; a restored one begins another
 * @param xid the number of the writing transaction, as PostgreSQL counts them
 * @param seq the event's among all events
 */
record Place(UUID life, long xid, long seq) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,18})\\.(\\d{1,18})");

    static Place of(String cursor) {
        Matcher form = FORM.matcher(cursor);
        if (!form.matches()) {
            throw Page.notACursor();
        }
        try {
            return new Place(
                    UUID.fromString(form.group(1)), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)));
        } catch (IllegalArgumentException wrong) {
            throw Page.notACursor();
        }
    }

    /** As the next request names it. */
    String cursor() {
        return Page.cursor(life + "." + xid + "." + seq);
    }

    /** Whether it lies before what is kept, or in another life of the database; null begins with what is kept. */
    static boolean isGone(@Nullable Place asked, Place oldest, long nextXid) {
        return asked != null
                && (!asked.life.equals(oldest.life)
                        || asked.xid < oldest.xid
                        || asked.xid == oldest.xid && asked.seq < oldest.seq
                        || asked.xid >= nextXid);
    }
}
