package org.hearthline.platform;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Seals personal values (names, addresses, words) under a key of their owner's own, which the data key wraps. Where the owner's key
 * was destroyed the values can no longer be opened, and read as absent.
 */
@Singleton
public class Sealing {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String MAKE = """
            insert into sealing_key (owner, wrapped)
            select owner, decode(wrapped, 'base64')
            from unnest(cast(:owners as text[]), cast(:wrapped as text[])) as made (owner, wrapped)
            on conflict do nothing
            """;

    private final DataKey dataKey;

    Sealing(DataKey dataKey) {
        this.dataKey = dataKey;
    }

    /** The keys of a person, worker or record, by owner. */
    public static final class Keys {
        private final Map<String, AesGcmJce> byOwner;

        private Keys(Map<String, AesGcmJce> byOwner) {
            this.byOwner = byOwner;
        }

        /** Seals a value under its owner's key; an absent value stays absent. */
        public byte @Nullable [] seal(String owner, @Nullable String value) {
            return value == null ? null : sealBytes(owner, value.getBytes(StandardCharsets.UTF_8));
        }

        /** Seals what is no text under its owner's key. */
        public byte[] sealBytes(String owner, byte[] value) {
            AesGcmJce key = byOwner.get(owner);
            if (key == null) {
                throw new IllegalStateException("No key was made for the owner of a value");
            }
            try {
                return key.encrypt(value, associated(owner));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("A value could not be sealed", e);
            }
        }

        /** Opens what was sealed by {@link #sealBytes}; null when its owner's key is gone. */
        public byte @Nullable [] openBytes(String owner, byte[] sealed) {
            AesGcmJce key = byOwner.get(owner);
            try {
                return key == null ? null : key.decrypt(sealed, associated(owner));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("A sealed value does not open under its owner's key", e);
            }
        }

        /** Seals a value unless it is sealed already: sealed anew it would be other bytes, and a change that says nothing. */
        public byte @Nullable [] reseal(String owner, byte @Nullable [] sealed, @Nullable String value) {
            return Objects.equals(open(owner, sealed), value) ? sealed : seal(owner, value);
        }

        /** Opens a sealed value; null when there is none, or its owner's key is gone. */
        public @Nullable String open(String owner, byte @Nullable [] sealed) {
            byte[] value = sealed == null ? null : openBytes(owner, sealed);
            return value == null ? null : new String(value, StandardCharsets.UTF_8);
        }
    }

    public static String person(String id) {
        return owner("person", id);
    }

    public static String worker(String id) {
        return owner("worker", id);
    }

    /** The owner of the words in a record of this kind. */
    public static String owner(String kind, String id) {
        return kind + ":" + id;
    }

    /**
     * The owner of what was written from a number: whoever that is.
     *
     * @param hash the number's, as {@link Lookup} makes it
     */
    public static String number(byte[] hash) {
        return owner("number", Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    public static String order(String id) {
        return "order:" + id;
    }

    /** The keys that these owners have. */
    public Uni<Keys> keys(Mutiny.Session session, Collection<String> owners) {
        return find(session, owners).map(Keys::new);
    }

    /** The keys of these owners, made where there are none yet. */
    public Uni<Keys> keysMade(Mutiny.Session session, Collection<String> owners) {
        return find(session, owners).chain(found -> {
            Set<String> missing = new TreeSet<>(owners);
            missing.removeAll(found.keySet());
            return make(session, missing)
                    .chain(() -> find(session, missing))
                    .invoke(made -> made.forEach(found::put))
                    .replaceWith(() -> new Keys(found));
        });
    }

    /** The key that an owner has, for work on the pool. */
    public Uni<Keys> key(SqlConnection connection, String owner) {
        return keys(connection, List.of(owner));
    }

    /** The keys that these owners have, for work on the pool. */
    public Uni<Keys> keys(SqlConnection connection, Collection<String> owners) {
        return connection
                .preparedQuery("select owner, wrapped from sealing_key where owner = any ($1)")
                .execute(Tuple.of((Object) owners.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, AesGcmJce> found = new HashMap<>();
                    for (Row row : rows) {
                        String owner = row.getString("owner");
                        found.put(owner, unwrap(owner, row.getBuffer("wrapped").getBytes()));
                    }
                    return new Keys(found);
                });
    }

    /** The key of an owner, made where there is none yet, for work on the pool. */
    public Uni<Keys> keyMade(SqlConnection connection, String owner) {
        return key(connection, owner)
                .chain(found -> found.byOwner.isEmpty()
                        ? connection
                                .preparedQuery(
                                        "insert into sealing_key (owner, wrapped) values ($1, $2) on conflict do nothing")
                                .execute(Tuple.of(owner, Buffer.buffer(wrapped(owner))))
                                .chain(() -> key(connection, owner))
                        : Uni.createFrom().item(found));
    }

    private Uni<Map<String, AesGcmJce>> find(Mutiny.Session session, Collection<String> owners) {
        if (owners.isEmpty()) {
            return Uni.createFrom().item(new HashMap<>());
        }
        return session.createQuery("from SealingKey where owner in :owners", SealingKey.class)
                .setParameter("owners", List.copyOf(Set.copyOf(owners)))
                .getResultList()
                .map(keys -> new HashMap<>(keys.stream()
                        .collect(Collectors.toMap(key -> key.owner, key -> unwrap(key.owner, key.wrapped)))));
    }

    /** Two writers may meet at a new person: whichever key comes first is the person's. Made in order, so that they do not deadlock. */
    private Uni<Void> make(Mutiny.Session session, Set<String> owners) {
        return owners.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(MAKE)
                        .setParameter("owners", owners.toArray(String[]::new))
                        .setParameter(
                                "wrapped",
                                owners.stream()
                                        .map(owner -> Base64.getEncoder().encodeToString(wrapped(owner)))
                                        .toArray(String[]::new))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private byte[] wrapped(String owner) {
        byte[] raw = new byte[32];
        RANDOM.nextBytes(raw);
        return dataKey.seal(raw, associated(owner));
    }

    private AesGcmJce unwrap(String owner, byte[] wrapped) {
        try {
            return new AesGcmJce(dataKey.open(wrapped, associated(owner)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key of the data key's making is not an AES key", e);
        }
    }

    private static byte[] associated(String owner) {
        return owner.getBytes(StandardCharsets.UTF_8);
    }
}
