package org.hearthline.message.text;

import org.hearthline.message.channel.Content;
import org.jspecify.annotations.Nullable;

/**
 * A message as its reader sees it.
 *
 * @param language the BCP 47 tag of the language that it is in, which is not always the one that was wanted
 * @param version changes with the agency's wording: the consent ledger keeps it beside the text
 * @param subject empty for an SMS
 * @param html the same as the text, for e-mail
 */
public record RenderedText(
        String language,
        String version,
        String subject,
        String text,
        @Nullable String html) {

    public Content content() {
        return new Content(subject, text, html);
    }
}
