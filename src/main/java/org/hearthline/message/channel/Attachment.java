package org.hearthline.message.channel;

import io.vertx.core.buffer.Buffer;

/**
 * A file that goes with an e-mail.
 *
 * @param contentType with its parameters
 */
public record Attachment(String name, String contentType, Buffer content) {}
