package org.hearthline.meeting;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.hearthline.platform.Lookup;

/** What stands in links. Only its hash is kept: who reads the database cannot open a page. */
@Singleton
class Tokens {

    private final Lookup lookup;

    Tokens(Lookup lookup) {
        this.lookup = lookup;
    }

    Uni<String> token(UUID tokenId) {
        return lookup.token(tokenId.toString());
    }

    Uni<Buffer> hash(UUID tokenId) {
        return token(tokenId).map(Tokens::hash);
    }

    static Buffer hash(String token) {
        return Buffer.buffer(sha256(token.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
