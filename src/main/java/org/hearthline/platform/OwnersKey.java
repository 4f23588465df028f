package org.hearthline.platform;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * An owner's key.
 *
 * @param key null once it was destroyed
 * @param followsAnother one before it was destroyed: what was sealed under that one reads as absent
 * @param goneForGood no other is made after it
 */
record OwnersKey(@Nullable AesGcmJce key, boolean followsAnother, boolean goneForGood) {

    /** Of an owner who never had one. */
    static final OwnersKey NONE = new OwnersKey(null, false, false);

    boolean isToBeMade() {
        return key == null && !goneForGood;
    }

    /** Null where nothing of the owner's is kept any more. */
    byte @Nullable [] seal(String owner, byte[] value) {
        if (goneForGood) {
            return null;
        }
        if (key == null) {
            throw new IllegalStateException("No key was made for the owner of a value");
        }
        try {
            return key.encrypt(value, associated(owner));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be sealed", e);
        }
    }

    /** Null where the key it was sealed under is gone. */
    byte @Nullable [] open(String owner, byte[] sealed) {
        if (key == null) {
            return null;
        }
        try {
            return key.decrypt(sealed, associated(owner));
        } catch (GeneralSecurityException e) {
            if (followsAnother) {
                return null;
            }
            throw new IllegalStateException("A sealed value does not open under its owner's key", e);
        }
    }

    static byte[] associated(String owner) {
        return owner.getBytes(StandardCharsets.UTF_8);
    }
}
