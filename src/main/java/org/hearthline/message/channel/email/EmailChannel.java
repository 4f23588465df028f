package org.hearthline.message.channel.email;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hearthline.message.channel.Channel;
import org.hearthline.message.channel.ChannelPort;
import org.hearthline.message.channel.Content;
import org.hearthline.message.channel.HandOff;
import org.jspecify.annotations.Nullable;

/** E-mail over SMTP. The server's answer code decides what became of a message; its words are not kept, they may name an address. */
@Singleton
class EmailChannel implements ChannelPort {

    /** Permanent in name (RFC 4954), but about our login and not about the message: they pass once an operator has mended it. */
    private static final Set<Integer> ABOUT_OUR_LOGIN = Set.of(530, 534, 535, 538);

    private final ReactiveMailer mailer;
    private final String host;

    EmailChannel(ReactiveMailer mailer, @ConfigProperty(name = "hearthline.public-url") URI publicUrl) {
        this.mailer = mailer;
        this.host = Objects.requireNonNullElse(publicUrl.getHost(), "localhost");
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Uni<HandOff> handOff(UUID attemptId, String address, Content content) {
        Mail mail = Mail.withText(address, content.subject(), content.text())
                .setHtml(content.html())
                .addHeader("Message-ID", "<" + attemptId + "@" + host + ">")
                .addHeader("Auto-Submitted", "auto-generated");
        return mailer.send(mail)
                .<HandOff>map(ignored -> new HandOff.Accepted())
                .onFailure()
                .recoverWithItem(EmailChannel::outcomeOf);
    }

    /**
     * Only a failure that surely came before the server took the message counts as not taken. The mail client tells some of those by
     * their words alone.
     */
    static HandOff outcomeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                String reason = "SMTP_" + smtp.getReplyCode();
                return smtp.isPermanent() && !ABOUT_OUR_LOGIN.contains(smtp.getReplyCode())
                        ? new HandOff.Refused(reason)
                        : new HandOff.NotTaken(reason);
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new HandOff.NotTaken("SMTP_UNREACHABLE");
            }
            if (cause instanceof SSLHandshakeException || isBeforeLogin(cause.getMessage())) {
                return new HandOff.NotTaken("SMTP_NO_SECURE_LOGIN");
            }
        }
        return new HandOff.Unknown("SMTP_NO_ANSWER");
    }

    private static boolean isBeforeLogin(@Nullable String message) {
        return message != null && (message.startsWith("STARTTLS required") || message.startsWith("login is required"));
    }
}
