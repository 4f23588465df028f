package org.hearthline.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hearthline.casework.Identifier;
import org.hearthline.message.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What a worker records of a participant's consent.
 *
 * @param how the person said it, in the worker's words: "in person, form 12"
 * @param by the worker whom they told; left out, whoever records it
 */
record ConsentDocument(
        @NotNull @Identifier String participantId,
        @NotNull @Identifier String caseId,
        @NotNull Channel channel,
        @NotBlank @Size(max = 300) String address,
        @NotNull Action action,
        @NotBlank @Size(max = 500) String how,
        @Nullable @Identifier String by) {

    enum Action {
        /** The person asked for messages: they are asked to confirm it. */
        REQUEST,
        /** The person wants none any more. */
        REVOKE
    }
}
