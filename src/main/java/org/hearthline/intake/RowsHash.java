package org.hearthline.intake;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/** The hash of the rows of a case, whatever their order: the sum of theirs. */
final class RowsHash {

    private final long[] sum = new long[4];

    /** @param hash of 32 bytes */
    void add(byte[] hash) {
        LongBuffer words = ByteBuffer.wrap(hash).asLongBuffer();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += words.get(i);
        }
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(sum.length * Long.BYTES);
        bytes.asLongBuffer().put(sum);
        return bytes.array();
    }
}
