package org.hearthline.sandbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hearthline.sandbox.SandboxMail.Attachment;
import org.jspecify.annotations.Nullable;

/** Reads one message into what the mailbox shows: the first plain text, the first HTML, all else as attachments. */
final class ReadMail {

    private @Nullable String text;
    private @Nullable String html;
    private final List<Attachment> attachments = new ArrayList<>();

    private ReadMail() {}

    static SandboxMail read(MovingMessage arrived, Instant receivedAt) throws MessagingException, IOException {
        MimeMessage message = arrived.getMessage();
        ReadMail parts = new ReadMail();
        parts.add(message);
        return new SandboxMail(
                sender(message).orElse(arrived.getReturnPath().getEmail()),
                arrived.getToAddresses().stream()
                        .map(MailAddress::getEmail)
                        .sorted()
                        .toList(),
                message.getSubject(),
                headers(message),
                parts.text,
                parts.html,
                List.copyOf(parts.attachments),
                receivedAt);
    }

    private static Optional<String> sender(MimeMessage message) throws MessagingException {
        Address[] senders = message.getFrom();
        return senders != null && senders.length > 0 && senders[0] instanceof InternetAddress sender
                ? Optional.of(sender.getAddress())
                : Optional.empty();
    }

    private void add(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                add(parts.getBodyPart(i));
            }
        } else if (isBody(part) && part.isMimeType("text/plain") && text == null) {
            text = (String) part.getContent();
        } else if (isBody(part) && part.isMimeType("text/html") && html == null) {
            html = (String) part.getContent();
        } else {
            attachments.add(new Attachment(nameOf(part), part.getContentType(), sizeOf(part)));
        }
    }

    private static boolean isBody(Part part) throws MessagingException {
        return !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) && part.getFileName() == null;
    }

    private static @Nullable String nameOf(Part part) throws MessagingException, IOException {
        String name = part.getFileName();
        return name == null ? null : MimeUtility.decodeText(name);
    }

    private static int sizeOf(Part part) throws MessagingException, IOException {
        return part.getInputStream().readAllBytes().length;
    }

    private static Map<String, String> headers(Part part) throws MessagingException, IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(part.getAllHeaders())) {
            headers.merge(header.getName(), MimeUtility.decodeText(header.getValue()), (one, two) -> one + ", " + two);
        }
        return headers;
    }
}
