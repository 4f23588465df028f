package org.hearthline.sandbox.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * One invented case with what was logged in it, in the shapes of the API.
 *
 * @param situation what the case shows, as a sentence
 * @param shows what policy must answer somewhere in this case on the day it was made for: statuses, kinds and reasons of requirements,
 *     duties of that day, {@code needsReview}, and the kinds of what a supervisor is asked to look at
 * @param document the case document
 * @param contacts contacts and attempts, by date
 * @param searches diligent searches, by date
 */
public record SampleCase(
        String situation,
        Set<String> shows,
        ObjectNode document,
        List<ObjectNode> contacts,
        List<ObjectNode> searches) {

    /** The case's id. */
    public String id() {
        return document.get("id").textValue();
    }
}
