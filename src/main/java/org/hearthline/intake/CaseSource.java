package org.hearthline.intake;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hearthline.casework.WorkerDocument;
import org.jspecify.annotations.Nullable;

/** The cases of a file, a batch at a time: never more of it is in memory than a bounded part. */
interface CaseSource extends AutoCloseable {

    int BATCH = 100;

    /** What has to be looked at of a file, and what was found on the way. */
    interface Reader {

        /**
         * Which of these say something else than last time; the others need no further look.
         *
         * @param hashes by id of the case
         */
        Set<String> differing(Map<String, byte[]> hashes);

        /** Called on and on while a file is read whose rows may take long. */
        void stillReading();

        void found(Finding finding);

        /** A case that cannot be looked at at all. */
        void refused(Finding finding);
    }

    /** The workers of the file with the hashes of what it says of them. To be taken before the first case. */
    Map<WorkerDocument, byte[]> workers() throws IOException;

    /** The next cases that differ from what was said last, at most {@link #BATCH}; null at the end. */
    @Nullable
    List<FoundCase> next() throws IOException;

    long rowsRead();

    /** From 0 to 1. */
    double progress();

    @Override
    void close() throws IOException;
}
