package org.hearthline.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * The key that seals personal values (DESIGN, "What must always hold", 4): a Tink keyset for authenticated encryption, written as
 * one line of base64, so that it fits into an environment variable. A keyset may hold older keys beside the one that seals now.
 */
public final class DataKey {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "This Java runtime lacks the cipher that personal values are sealed with", e);
        }
    }

    private final Aead aead;

    private DataKey(Aead aead) {
        this.aead = aead;
    }

    /** A new keyset with one AES-256-GCM key, as one line of base64. */
    public static String generate() {
        try {
            KeysetHandle keyset =
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            return Base64.getEncoder()
                    .encodeToString(TinkProtoKeysetFormat.serializeKeyset(
                            keyset, InsecureSecretKeyAccess.get(), RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key could be made", e);
        }
    }

    /**
     * Reads what {@link #generate()} wrote.
     *
     * @throws IllegalArgumentException when it is no such keyset; the message says nothing of the value, and there is no cause, so
     *     that none of it reaches a log
     */
    public static DataKey parse(String keyset) {
        try {
            byte[] serialized = Base64.getDecoder().decode(keyset.strip());
            KeysetHandle handle = TinkProtoKeysetFormat.parseKeyset(
                    serialized, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
            return new DataKey(handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a keyset for authenticated encryption, as new-data-key prints it");
        }
    }

    /**
     * Another secret for one purpose, the same wherever the same keyset is given, from which nobody finds the keyset: 32 bytes by HKDF
     * (RFC 5869), as 43 characters.
     *
     * @throws IllegalArgumentException when {@code keyset} is no base64
     */
    static String secretFor(String purpose, String keyset) {
        try {
            byte[] secret = Hkdf.computeHkdf(
                    "HMACSHA256",
                    Base64.getDecoder().decode(keyset.strip()),
                    new byte[0],
                    purpose.getBytes(StandardCharsets.UTF_8),
                    32);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks the function that secrets are derived with", e);
        }
    }

    /** Seals {@code plain}; only who names the same {@code associated} bytes opens it again, so a sealed value cannot be moved. */
    public byte[] seal(byte[] plain, byte[] associated) {
        try {
            return aead.encrypt(plain, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The value could not be sealed", e);
        }
    }

    /**
     * Opens what {@link #seal} sealed.
     *
     * @throws IllegalArgumentException when it was sealed by another key or with other {@code associated} bytes, or was changed since
     */
    public byte[] open(byte[] sealed, byte[] associated) {
        try {
            return aead.decrypt(sealed, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The value was not sealed by this key for this place, or was changed since", e);
        }
    }
}
