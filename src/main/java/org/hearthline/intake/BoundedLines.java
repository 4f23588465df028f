package org.hearthline.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file as bytes. Of one that is too long no more is kept than shows it. */
final class BoundedLines implements AutoCloseable {

    /** As large as a document by itself may be. */
    static final int LONGEST = 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private long number;
    private long bytesRead;

    BoundedLines(InputStream in) {
        this.in = in;
    }

    /** The next line that is not blank, without its end; null at the end of the file. */
    byte @Nullable [] next() throws IOException {
        byte[] line = line();
        while (line != null && isBlank(line)) {
            line = line();
        }
        return line;
    }

    private byte @Nullable [] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
        boolean ended = false;
        boolean begun = false;
        while (!ended && fill()) {
            begun = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, Math.max(0, Math.min(end - from, LONGEST + 1 - line.size())));
            ended = end < to;
            bytesRead += end - from + (ended ? 1 : 0);
            from = ended ? end + 1 : end;
        }
        number += begun ? 1 : 0;
        return begun ? line.toByteArray() : null;
    }

    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer));
        }
        return from < to;
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Of the line that was answered last, from 1. */
    long number() {
        return number;
    }

    long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
