package org.hearthline.message.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as its reader sees it.
 *
 * @param html the same in HTML, for channels that carry it
 * @param attachments for channels that carry them
 */
public record Content(String subject, String text, @Nullable String html, List<Attachment> attachments) {

    public Content {
        attachments = List.copyOf(attachments);
    }

    /** One without attachments. */
    public Content(String subject, String text, @Nullable String html) {
        this(subject, text, html, List.of());
    }

    public Content with(Attachment attachment) {
        return new Content(subject, text, html, List.of(attachment));
    }
}
