package org.hearthline.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Whether a zip was read to its end: where one is cut between two files, a reader of the stream takes it for a shorter one. */
final class ZipEnd extends FilterInputStream {

    /** With room for a comment. */
    private static final int TAIL = 1024;

    private static final byte[] SIGNATURE = {'P', 'K', 5, 6};

    private byte[] tail = new byte[0];

    ZipEnd(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            byte[] seen = Arrays.copyOf(tail, tail.length + count);
            System.arraycopy(buffer, offset, seen, tail.length, count);
            tail = Arrays.copyOfRange(seen, Math.max(0, seen.length - TAIL), seen.length);
        }
        return count;
    }

    /** Reads what is left, and answers whether the zip's own end is in it. */
    boolean isReached() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        for (int from = tail.length - SIGNATURE.length; from >= 0; from--) {
            if (Arrays.equals(tail, from, from + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
                return true;
            }
        }
        return false;
    }
}
