package org.hearthline.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail as it arrived.
 *
 * @param from the sender's bare address
 * @param recipients whom the envelope names, copies included
 * @param receivedAt by the service's clock
 */
record SandboxMail(
        String from,
        @JsonIgnore List<String> recipients,
        @Nullable String subject,
        Map<String, String> headers,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments,
        Instant receivedAt) {

    /** One file that came with it; its size is in bytes. */
    record Attachment(@Nullable String name, String contentType, int size) {}

    /** Its recipients in one line. */
    public String getTo() {
        return String.join(", ", recipients);
    }

    boolean isTo(String address) {
        return recipients.stream().anyMatch(address::equalsIgnoreCase);
    }
}
