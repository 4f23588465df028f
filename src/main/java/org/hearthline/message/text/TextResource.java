package org.hearthline.message.text;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.sms.Segments;
import org.hearthline.platform.Role;

/** What operators see of the texts: which are approved, and what each costs to send. */
@Path("/api/v1/texts")
@RolesAllowed(Role.ADMIN_NAME)
class TextResource {

    private static final String SAMPLE_BRAND = "Hearthline";

    private final Texts texts;
    private final MessageFiles files;

    TextResource(Texts texts, MessageFiles files) {
        this.texts = texts;
        this.files = files;
    }

    /** @param sms the text with invented values, and how it would travel */
    record Shown(@JsonUnwrapped TextStatus status, String sms, Segments segments) {}

    @GET
    public List<Shown> texts() {
        return texts.statuses().stream().map(this::shown).toList();
    }

    private Shown shown(TextStatus status) {
        String sms = files.language(status.language())
                .render(status.key(), Channel.SMS, Samples.usual(SAMPLE_BRAND))
                .text();
        return new Shown(status, sms, Segments.of(sms));
    }
}
