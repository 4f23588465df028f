package org.hearthline.intake;

import org.jspecify.annotations.Nullable;

/**
 * Where in a file something stands.
 *
 * @param field the one field that stands there; null where several do
 */
record Origin(String file, long line, @Nullable String field) {

    Origin(String file, long line) {
        this(file, line, null);
    }

    Origin withField(String only) {
        return new Origin(file, line, only);
    }

    Finding finding(String path, @Nullable String caseId, String message) {
        return new Finding(file, line, field == null ? path : field, caseId, message);
    }
}
