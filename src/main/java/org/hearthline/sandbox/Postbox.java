package org.hearthline.sandbox;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;
import java.util.function.Consumer;

/** A recipient that exists as soon as someone writes to it, and hands what it gets on instead of storing it. */
record Postbox(String address, Consumer<MovingMessage> mailbox) implements GreenMailUser {

    @Override
    public void deliver(MovingMessage message) {
        mailbox.accept(message);
    }

    @Override
    public String getEmail() {
        return address;
    }

    @Override
    public String getLogin() {
        return address;
    }

    @Override
    public void deliver(MimeMessage message) {
        throw onlyReceives();
    }

    @Override
    public void create() {
        throw onlyReceives();
    }

    @Override
    public void delete() {
        throw onlyReceives();
    }

    @Override
    public String getPassword() {
        throw onlyReceives();
    }

    @Override
    public void setPassword(String password) {
        throw onlyReceives();
    }

    @Override
    public void authenticate(String password) {
        throw onlyReceives();
    }

    @Override
    public String getQualifiedMailboxName() {
        throw onlyReceives();
    }

    private static UnsupportedOperationException onlyReceives() {
        return new UnsupportedOperationException("A postbox of the sandbox only receives by SMTP");
    }
}
