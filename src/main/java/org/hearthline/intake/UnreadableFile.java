package org.hearthline.intake;

/** A file that cannot be read on: no case in it can be told from the next, or it does not say what it must. */
final class UnreadableFile extends RuntimeException {

    private final Finding finding;

    UnreadableFile(String file, long line, String field, String message) {
        super(message, null, false, false);
        this.finding = new Finding(file, line, field, null, message);
    }

    Finding finding() {
        return finding;
    }
}
