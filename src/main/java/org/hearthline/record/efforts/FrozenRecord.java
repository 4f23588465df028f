package org.hearthline.record.efforts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A record as it was frozen: its exact bytes, as UTF-8. */
record FrozenRecord(String json) {

    /** Reads what an earlier version froze, too: it may have more or less in it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    EffortsRecord record() {
        try {
            return JSON.readValue(json, EffortsRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "A frozen record cannot be read: " + e.getClass().getName());
        }
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String inDigits(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
