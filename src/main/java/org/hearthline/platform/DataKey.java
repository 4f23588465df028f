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
import java.util.Arrays;
import java.util.Base64;

/**
 * The key that seals personal values (DESIGN, "What must always hold", 4): a Tink keyset for authenticated encryption, written as
 * one line of base64, so that it fits into an environment variable. A keyset may hold an older or newer key beside the one that seals
 * now, its primary.
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

    /** What Tink puts before a sealed value: a version and the number of the key that sealed it. */
    private static final int PREFIX = 5;

    private final Aead aead;

    private DataKey(Aead aead) {
        this.aead = aead;
    }

    /** A new keyset with one AES-256-GCM key, as one line of base64. */
    public static String generate() {
        try {
            return written(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key could be made", e);
        }
    }

    /**
     * The same keyset with a new key beside the one that it holds: what the new one seals can be opened, and nothing is sealed by it yet.
     *
     * @throws IllegalArgumentException when it is no keyset, or holds two keys already
     */
    public static String withNewKey(String keyset) {
        KeysetHandle before = read(keyset);
        if (before.size() > 1) {
            throw new IllegalArgumentException("holds a second key already: end that rotation first");
        }
        return built(KeysetHandle.newBuilder(before)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()));
    }

    /**
     * The same keyset with its newest key as the one that seals.
     *
     * @throws IllegalArgumentException when it is no keyset, or its newest key is that already
     */
    public static String withNewestAsPrimary(String keyset) {
        KeysetHandle before = read(keyset);
        int newest = before.size() - 1;
        if (before.getAt(newest).isPrimary()) {
            throw new IllegalArgumentException("holds no key that is newer than the one that seals");
        }
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(before);
        builder.getAt(newest).makePrimary();
        return built(builder);
    }

    /**
     * The same keyset without the keys that no longer seal: what they sealed opens no more.
     *
     * @throws IllegalArgumentException when it is no keyset, or holds no other key, or one that is newer and does not seal yet
     */
    public static String withPrimaryAlone(String keyset) {
        KeysetHandle before = read(keyset);
        int last = before.size() - 1;
        if (last == 0 || !before.getAt(last).isPrimary()) {
            throw new IllegalArgumentException("holds no key that is older than the one that seals");
        }
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(before);
        for (int i = 0; i < last; i++) {
            builder.deleteAt(0);
        }
        return built(builder);
    }

    /**
     * Reads what {@link #generate()} wrote.
     *
     * @throws IllegalArgumentException when it is no such keyset; the message says nothing of the value, and there is no cause, so
     *     that none of it reaches a log
     */
    public static DataKey parse(String keyset) {
        try {
            return new DataKey(read(keyset).getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw noKeyset();
        }
    }

    private static KeysetHandle read(String keyset) {
        try {
            return TinkProtoKeysetFormat.parseKeyset(
                    Base64.getDecoder().decode(keyset.strip()),
                    InsecureSecretKeyAccess.get(),
                    RegistryConfiguration.get());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw noKeyset();
        }
    }

    private static IllegalArgumentException noKeyset() {
        return new IllegalArgumentException("not a keyset for authenticated encryption, as new-data-key prints it");
    }

    private static String built(KeysetHandle.Builder builder) {
        try {
            return written(builder.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No keyset could be made", e);
        }
    }

    private static String written(KeysetHandle keyset) throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(TinkProtoKeysetFormat.serializeKeyset(
                        keyset, InsecureSecretKeyAccess.get(), RegistryConfiguration.get()));
    }

    /**
     * Another secret for one purpose, the same wherever the same keyset is given, from which nobody finds the keyset: 32 bytes by HKDF
     * (RFC 5869), as 43 characters. It is made of the oldest key alone: it stays the same until that one is retired.
     *
     * @throws IllegalArgumentException when it is no keyset
     */
    static String secretFor(String purpose, String keyset) {
        KeysetHandle whole = read(keyset);
        KeysetHandle.Builder oldest = KeysetHandle.newBuilder(whole);
        oldest.getAt(0).makePrimary();
        for (int i = whole.size() - 1; i > 0; i--) {
            oldest.deleteAt(i);
        }
        try {
            byte[] secret = Hkdf.computeHkdf(
                    "HMACSHA256",
                    Base64.getDecoder().decode(built(oldest)),
                    new byte[0],
                    purpose.getBytes(StandardCharsets.UTF_8),
                    32);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks the function that secrets are derived with", e);
        }
    }

    /** What everything that the primary key seals begins with, and nothing that another key sealed does. */
    public byte[] mark() {
        return Arrays.copyOf(seal(new byte[0], new byte[0]), PREFIX);
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
