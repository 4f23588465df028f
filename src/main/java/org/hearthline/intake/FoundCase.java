package org.hearthline.intake;

import org.hearthline.casework.SaidCase;

/**
 * A case as it stands in a file, read so far that its id is known.
 *
 * @param hash keyed, of all that the file says of it
 * @param origins where its parts stand
 * @param reading reads it as a document; fails with a {@link org.hearthline.platform.Problem} that names each bad field
 */
record FoundCase(String id, byte[] hash, Origins origins, Reading reading) {

    interface Reading {
        SaidCase read();
    }
}
