package org.hearthline.message.channel.email;

import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.channel.Attachment;
import org.hearthline.message.channel.Attempt;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.ChannelPort;
import org.hearthline.message.channel.Content;
import org.hearthline.message.channel.HandOff;
import org.hearthline.message.channel.HandOff.Consequence;
import org.hearthline.message.channel.Outgoing;
import org.hearthline.platform.CallingContext;
import org.hearthline.platform.PublicUrl;
import org.jspecify.annotations.Nullable;

/** E-mail over SMTP. What the server answers decides what became of a message, and so does how far we came. */
@Singleton
class EmailChannel implements ChannelPort {

    /** The mail client takes more than addresses: from a line break with another address behind it, that other address. */
    private static final Pattern BARE_ADDRESS =
            Pattern.compile("[^\\s@<>(),;:\"\\\\\\[\\]]+@[^\\s@<>(),;:\"\\\\\\[\\]]+");

    private final MailServer server;
    private final String from;
    private final String host;
    private final String unsubscribe;

    /** Ends before whoever waits gives up: an outcome that we know is not recorded as unknown for being late. */
    private final Duration patience;

    EmailChannel(
            MailServer server,
            @ConfigProperty(name = "quarkus.mailer.from") String from,
            PublicUrl publicUrl,
            @ConfigProperty(name = "hearthline.send-timeout") Duration sendTimeout) {
        this.server = server;
        this.from = from;
        this.host = publicUrl.host();
        this.unsubscribe = publicUrl.at("/unsubscribe/");
        this.patience = sendTimeout.multipliedBy(9).dividedBy(10);
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Uni<HandOff> handOff(Outgoing outgoing) {
        if (!BARE_ADDRESS.matcher(outgoing.address()).matches()) {
            return Uni.createFrom().item(new HandOff.Refused("ADDRESS_NOT_VALID", Consequence.BAD_ADDRESS));
        }
        return CallingContext.comingBack(() -> send(letter(outgoing)));
    }

    private Uni<HandOff> send(Letter letter) {
        return server.take(letter)
                .<HandOff>replaceWith(new HandOff.Accepted(null, null))
                .onFailure()
                .recoverWithItem(failure -> outcomeOf(failure, letter.begun()))
                .onCancellation()
                .invoke(letter::giveUp)
                .ifNoItem()
                .after(patience)
                .recoverWithItem(() -> late(letter));
    }

    private Letter letter(Outgoing outgoing) {
        Content content = outgoing.content();
        Letter letter = new Letter(outgoing.mayBegin());
        letter.setFrom(from);
        letter.setTo(List.of(outgoing.address()));
        letter.setSubject(content.subject());
        letter.setText(content.text());
        letter.setHtml(content.html());
        letter.setAttachment(
                content.attachments().stream().map(EmailChannel::attachment).toList());
        letter.setHeaders(headers(outgoing.attempt(), outgoing.toParent()));
        return letter;
    }

    private static MailAttachment attachment(Attachment attachment) {
        return MailAttachment.create()
                .setName(attachment.name())
                .setContentType(attachment.contentType())
                .setData(attachment.content());
    }

    /** The link says nothing of whom it is for, and mail programs follow it without a login (RFC 8058). */
    private MultiMap headers(Attempt attempt, boolean toParent) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", "<" + attempt + "@" + host + ">")
                .add("Auto-Submitted", "auto-generated");
        return toParent
                ? headers.add("List-Unsubscribe", "<" + unsubscribe + attempt + ">")
                        .add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                : headers;
    }

    private static HandOff late(Letter letter) {
        letter.giveUp();
        return noAnswer(letter.begun());
    }

    /** @param begun whether the envelope may have been sent */
    static HandOff outcomeOf(Throwable failure, boolean begun) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Letter.MayNotBegin) {
                return new HandOff.NotTaken("LEASE_LOST", false);
            }
            if (cause instanceof SMTPException refusal) {
                return outcomeOf(SmtpAnswer.of(refusal), begun);
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new HandOff.NotTaken("SMTP_UNREACHABLE", true);
            }
            if (cause instanceof SSLHandshakeException || isBeforeLogin(cause.getMessage())) {
                return new HandOff.NotTaken("SMTP_NO_SECURE_LOGIN", true);
            }
            if (isTooBig(cause.getMessage())) {
                return new HandOff.Refused("SMTP_TOO_BIG", Consequence.NONE);
            }
        }
        return noAnswer(begun);
    }

    /** What a server refuses before it has seen an envelope is about us or itself. */
    private static HandOff outcomeOf(Optional<SmtpAnswer> answer, boolean begun) {
        if (answer.isEmpty()) {
            return noAnswer(begun);
        }
        return begun
                ? answer.get().outcome()
                : new HandOff.NotTaken(answer.get().reason(), true);
    }

    private static HandOff noAnswer(boolean begun) {
        return begun ? new HandOff.Unknown("SMTP_NO_ANSWER", true) : new HandOff.NotTaken("SMTP_NO_ANSWER", true);
    }

    /** The mail client tells these by their words alone. */
    private static boolean isBeforeLogin(@Nullable String message) {
        return message != null && (message.startsWith("STARTTLS required") || message.startsWith("login is required"));
    }

    private static boolean isTooBig(@Nullable String message) {
        return message != null && message.startsWith("message exceeds allowed size limit");
    }
}
