package org.hearthline.casework;

import java.util.List;

/**
 * A fact that was said, said otherwise, or taken back.
 *
 * @param id the fact's own id, or that of the child or participant whom it is about
 * @param fields what of it changed, by name; never the values
 */
public record ChangedFact(Kind kind, String id, Change change, List<String> fields) {

    /** What a fact is about. */
    public enum Kind {
        CASE,
        CHILD,
        GUARDIANSHIP,
        PARTICIPANT,
        CIRCUMSTANCE,
        COURT_ORDER,
        NO_CONTACT,
        CONTACT,
        SEARCH,
        WORKER,
        /** The agency's own files: its policies, its days off. */
        AGENCY_FILES
    }

    /** What became of it. */
    public enum Change {
        RECORDED,
        CORRECTED,
        REMOVED,
        ENTERED_IN_ERROR
    }

    public ChangedFact {
        fields = List.copyOf(fields);
    }

    static ChangedFact recorded(Kind kind, String id) {
        return new ChangedFact(kind, id, Change.RECORDED, List.of());
    }

    static ChangedFact removed(Kind kind, String id) {
        return new ChangedFact(kind, id, Change.REMOVED, List.of());
    }

    static ChangedFact corrected(Kind kind, String id, List<String> fields) {
        return new ChangedFact(kind, id, Change.CORRECTED, fields);
    }
}
