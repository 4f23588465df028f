package org.hearthline.intake;

import java.util.HashMap;
import java.util.Map;
import org.hearthline.platform.Problem.FieldError;

/** From where in a file the parts of one case come. */
final class Origins {

    private final String caseId;
    private final Origin whole;
    private final Map<String, Origin> parts = new HashMap<>();

    /** @param whole where the case itself stands */
    Origins(String caseId, Origin whole) {
        this.caseId = caseId;
        this.whole = whole;
    }

    /** @param path as in {@code children[0]} */
    void put(String path, Origin origin) {
        parts.put(path, origin);
    }

    /** The error at the innermost part that its path leads through. */
    Finding of(FieldError error) {
        String path = error.field();
        for (String part = path; !part.isEmpty(); part = outer(part)) {
            Origin origin = parts.get(part);
            if (origin != null) {
                return origin.finding(withoutDot(path.substring(part.length())), caseId, error.message());
            }
        }
        return whole.finding(path, caseId, error.message());
    }

    private static String outer(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private static String withoutDot(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
