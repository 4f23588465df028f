package org.hearthline.casework;

import org.jspecify.annotations.Nullable;

/** What a worker logs, as the API reads and answers it. */
interface LogDocument<D extends LogDocument<D>> {

    @Nullable
    String id();

    /** Why it was corrected, in a correction. */
    @Nullable
    String why();

    D withId(String given);
}
