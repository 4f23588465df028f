package org.hearthline.platform;

import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A document's version, as {@code ETag} shows it and {@code If-Match} asks for it. */
public record Version(long number) {

    /** What {@code If-Match} asks of the version that is current, if any is. */
    public interface Expected {
        boolean holds(@Nullable Version current);
    }

    public EntityTag tag() {
        return new EntityTag(Long.toString(number));
    }

    /**
     * Reads {@code If-Match} (RFC 9110, 13.1.1): absent it asks for nothing, {@code *} that there be a document, and tags that one of
     * them be current. Proxies that compress weaken tags, so a weak one counts.
     */
    public static Expected expected(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return current -> true;
        }
        if (ifMatch.strip().equals("*")) {
            return current -> current != null;
        }
        return current ->
                current != null && Arrays.stream(ifMatch.split(",", -1)).anyMatch(current::isTagged);
    }

    /** Refuses with 412 when what is expected is not current. */
    public static void check(Expected expected, @Nullable Version current) {
        if (!expected.holds(current)) {
            throw Problem.changedMeanwhile();
        }
    }

    private boolean isTagged(String tag) {
        return tag.strip().replaceFirst("^W/", "").replaceAll("^\"|\"$", "").equals(tag().getValue());
    }
}
