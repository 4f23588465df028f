package org.hearthline.message.channel;

import org.jspecify.annotations.Nullable;

/**
 * A message as its reader sees it.
 *
 * @param html the same in HTML, for channels that carry it
 */
public record Content(String subject, String text, @Nullable String html) {}
