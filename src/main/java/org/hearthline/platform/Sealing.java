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
import java.time.Instant;
import java.time.ZoneOffset;
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

    /** Where it was destroyed, and not for good, another comes in its place. */
    private static final String MAKE = """
            insert into sealing_key as k (owner, wrapped) %s
            on conflict (owner) do update set wrapped = excluded.wrapped where k.wrapped is null and not k.for_good
            """;

    private static final String DESTROY = """
            with gone as (
                insert into sealing_key as k (owner, destroyed_at, for_good)
                select distinct owner, $3::timestamptz, $2::boolean from unnest($1::text[]) as owner
                order by owner
                on conflict (owner) do update
                set wrapped = null, destroyed_at = excluded.destroyed_at, for_good = k.for_good or excluded.for_good
                where k.wrapped is not null or excluded.for_good and not k.for_good)
            select count(*)::int as destroyed from sealing_key where owner = any ($1) and wrapped is not null
            """;

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String ONE = "values ($1, $2)";

    private static final String MANY = """
            select owner, decode(wrapped, 'base64')
            from unnest(cast(:owners as text[]), cast(:wrapped as text[])) as made (owner, wrapped)
            """;

    private final DataKey dataKey;

    Sealing(DataKey dataKey) {
        this.dataKey = dataKey;
    }

    /** The keys of a person, worker or record, by owner. */
    public static final class Keys {
        private final Map<String, OwnersKey> byOwner;

        private Keys(Map<String, OwnersKey> byOwner) {
            this.byOwner = byOwner;
        }

        /** Whether the owner was erased: nothing is kept of theirs any more. */
        public boolean isErased(String owner) {
            return of(owner).goneForGood();
        }

        /** Seals a value under its owner's key; an absent value stays absent, and so does every value of an owner who was erased. */
        public byte @Nullable [] seal(String owner, @Nullable String value) {
            return value == null ? null : sealBytes(owner, value.getBytes(StandardCharsets.UTF_8));
        }

        /** The same of what is no text. */
        public byte @Nullable [] sealBytes(String owner, byte[] value) {
            return of(owner).seal(owner, value);
        }

        /** A sealed text as a buffer, for work on the pool. */
        public @Nullable Buffer sealed(String owner, @Nullable String value) {
            byte[] sealed = seal(owner, value);
            return sealed == null ? null : Buffer.buffer(sealed);
        }

        /** Opens what was sealed by {@link #sealBytes}; null when its owner's key is gone. */
        public byte @Nullable [] openBytes(String owner, byte[] sealed) {
            return of(owner).open(owner, sealed);
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

        private OwnersKey of(String owner) {
            return byOwner.getOrDefault(owner, OwnersKey.NONE);
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
            Set<String> missing = owners.stream()
                    .filter(owner -> isToBeMade(found, owner))
                    .collect(Collectors.toCollection(TreeSet::new));
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
                .preparedQuery("select owner, wrapped, destroyed_at, for_good from sealing_key where owner = any ($1)")
                .execute(Tuple.of((Object) owners.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, OwnersKey> found = new HashMap<>();
                    for (Row row : rows) {
                        String owner = row.getString("owner");
                        Buffer wrapped = row.getValue("wrapped") == null
                                ? null
                                : row.getBuffer("wrapped").getDelegate();
                        found.put(
                                owner,
                                known(
                                        owner,
                                        wrapped == null ? null : wrapped.getBytes(),
                                        row.getOffsetDateTime("destroyed_at") != null,
                                        row.getBoolean("for_good")));
                    }
                    return new Keys(found);
                });
    }

    /** The key of an owner, made where there is none yet, for work on the pool. */
    public Uni<Keys> keyMade(SqlConnection connection, String owner) {
        return key(connection, owner)
                .chain(found -> isToBeMade(found.byOwner, owner)
                        ? connection
                                .preparedQuery(MAKE.formatted(ONE))
                                .execute(Tuple.of(owner, Buffer.buffer(wrapped(owner))))
                                .chain(() -> key(connection, owner))
                        : Uni.createFrom().item(found));
    }

    /**
     * Destroys the keys of these owners: what was sealed under them can no longer be opened, wherever it stands. The rows stay, so that
     * nobody who writes at this moment makes another.
     *
     * @param forGood nothing of theirs is kept again either: every later value reads as absent
     * @return how many keys there were
     */
    public Uni<Integer> destroy(SqlConnection transaction, Collection<String> owners, boolean forGood, Instant now) {
        return transaction
                .preparedQuery(DESTROY)
                .execute(Tuple.of(owners.toArray(String[]::new), forGood, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getInteger("destroyed"));
    }

    private Uni<Map<String, OwnersKey>> find(Mutiny.Session session, Collection<String> owners) {
        if (owners.isEmpty()) {
            return Uni.createFrom().item(new HashMap<>());
        }
        return session.createQuery(
                        "select owner, wrapped, destroyedAt, forGood from SealingKey where owner in :owners",
                        Object[].class)
                .setParameter("owners", List.copyOf(Set.copyOf(owners)))
                .getResultList()
                .map(rows -> new HashMap<>(rows.stream()
                        .collect(Collectors.toMap(
                                row -> (String) row[0],
                                row -> known((String) row[0], (byte[]) row[1], row[2] != null, (Boolean) row[3])))));
    }

    private OwnersKey known(String owner, byte @Nullable [] wrapped, boolean destroyed, boolean forGood) {
        return new OwnersKey(wrapped == null ? null : unwrap(owner, wrapped), destroyed, forGood);
    }

    private static boolean isToBeMade(Map<String, OwnersKey> found, String owner) {
        return found.getOrDefault(owner, OwnersKey.NONE).isToBeMade();
    }

    /** Two writers may meet at a new person: whichever key comes first is the person's. Made in order, so that they do not deadlock. */
    private Uni<Void> make(Mutiny.Session session, Set<String> owners) {
        return owners.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(MAKE.formatted(MANY))
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
        return dataKey.seal(raw, OwnersKey.associated(owner));
    }

    private AesGcmJce unwrap(String owner, byte[] wrapped) {
        try {
            return new AesGcmJce(dataKey.open(wrapped, OwnersKey.associated(owner)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key of the data key's making is not an AES key", e);
        }
    }
}
