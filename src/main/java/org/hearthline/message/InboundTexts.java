package org.hearthline.message;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;

/**
 * Takes texts that people write. All are asked, one after the other: one number may be a worker's and a parent's, and a revocation
 * counts for both.
 */
public interface InboundTexts {

    /** Acts on the text in this transaction, and answers whether its writer is known here. */
    Uni<Boolean> take(SqlConnection transaction, InboundText text, Instant now);
}
