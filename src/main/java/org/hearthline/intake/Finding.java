package org.hearthline.intake;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a place in a file. It holds ids and names of fields, never what stood there.
 *
 * @param line counted from 1, with the header; 0 where it is about the file as a whole
 * @param field the column, or in a line of JSON the path
 * @param caseId the case that was refused for it, where it is of one
 */
public record Finding(
        String file, long line, String field, @Nullable String caseId, String message) {

    /** A path is as long as its names, and those are the sender's. */
    private static final int LONGEST_FIELD = 200;

    String shortField() {
        return field.length() > LONGEST_FIELD ? field.substring(0, LONGEST_FIELD) + "…" : field;
    }
}
