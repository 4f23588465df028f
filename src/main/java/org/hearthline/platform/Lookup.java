package org.hearthline.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Finds by a sealed value without opening any: equal values have equal hashes, and who lacks the key can neither undo a hash nor try
 * the few numbers that there are. The key is the service's own, made once and wrapped by the data key.
 */
@Singleton
public class Lookup {

    private static final String OWNER = "lookup";
    private static final int TOKEN_BYTES = 18;
    private static final String ALGORITHM = "HmacSHA256";

    /** Of several processes that start at once, the one that comes first makes the key. */
    private static final String MAKE = """
            insert into sealing_key (owner, wrapped) values ($1, $2) on conflict do nothing
            """;

    private static final String FIND = """
            select wrapped from sealing_key where owner = $1
            """;

    private final Pool pool;
    private final DataKey dataKey;
    private volatile @Nullable SecretKeySpec known;

    Lookup(Pool pool, DataKey dataKey) {
        this.pool = pool;
        this.dataKey = dataKey;
    }

    /** The hash of a phone number in E.164 form: written otherwise, the same number has another. */
    public Uni<byte[]> phone(String number) {
        return key().map(key -> hash(key, "phone:" + number));
    }

    /** The hash of an e-mail address, in lower case. */
    public Uni<byte[]> email(String address) {
        return key().map(key -> hash(key, "email:" + address));
    }

    /** What a link carries for this id: nobody can make it who lacks the key, and it tells nothing of the id. */
    public Uni<String> token(String id) {
        return key().map(key -> Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(hash(key, "token:" + id), TOKEN_BYTES)));
    }

    /** Keyed hashes of many values, for one thread. */
    public static final class Hashing {

        private final Mac mac;

        private Hashing(Mac mac) {
            this.mac = mac;
        }

        public byte[] of(byte[] value) {
            return mac.doFinal(value);
        }
    }

    /** Hashes of what is only ever compared as a whole, such as all that was said of a case. */
    public Uni<Hashing> hashing() {
        return key().map(key -> new Hashing(mac(key)));
    }

    private Uni<SecretKeySpec> key() {
        SecretKeySpec found = known;
        return found != null
                ? Uni.createFrom().item(found)
                : find().onItem()
                        .ifNull()
                        .switchTo(() -> make().chain(this::find))
                        .map(wrapped -> new SecretKeySpec(dataKey.open(wrapped, associated()), ALGORITHM))
                        .invoke(key -> known = key);
    }

    private Uni<byte[]> find() {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(OWNER))
                .map(rows -> rows.iterator().hasNext()
                        ? rows.iterator().next().getBuffer("wrapped").getBytes()
                        : null);
    }

    private Uni<Void> make() {
        byte[] raw = new byte[32];
        new SecureRandom().nextBytes(raw);
        return pool.preparedQuery(MAKE)
                .execute(Tuple.of(OWNER, Buffer.buffer(dataKey.seal(raw, associated()))))
                .replaceWithVoid();
    }

    private static byte[] hash(SecretKeySpec key, String value) {
        return mac(key).doFinal(value.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks the keyed hash that people are found by", e);
        }
    }

    private static byte[] associated() {
        return OWNER.getBytes(StandardCharsets.UTF_8);
    }
}
