package org.hearthline.message.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearthline.message.channel.sms.SmsFixture.SOON;
import static org.hearthline.message.channel.sms.SmsFixture.handOff;
import static org.hearthline.message.channel.sms.SmsFixture.lineTo;
import static org.hearthline.message.channel.sms.SmsFixture.text;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hearthline.message.channel.HandOff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that break, told by the byte. */
class RawConnectionTest {

    private static final String CREATED = "{\"sid\": \"SM0123456789abcdef0123456789abcdef\"}";

    private interface Conversation {
        void with(Socket socket) throws IOException;
    }

    private final AtomicInteger posts = new AtomicInteger();
    private ServerSocket server;
    private CarrierLine line;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        line = lineTo(
                URI.create("http://127.0.0.1:" + server.getLocalPort()),
                2,
                Duration.ofSeconds(8),
                Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() throws IOException {
        line.close();
        server.close();
    }

    @Test
    void connectionResetAfterThePost_isOnePostWithAnUnknownOutcome() {
        serve(socket -> {
            readPost(socket.getInputStream());
            reset(socket);
        });

        assertThat(handOff(line, text())).isEqualTo(new HandOff.Unknown("CARRIER_NO_ANSWER", true));
        assertThat(posts).hasValue(1);
    }

    @Test
    void connectionClosedWithinTheAnswer_isOnePostWithAnUnknownOutcome() {
        serve(socket -> {
            readPost(socket.getInputStream());
            write(socket, "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"sid\": \"SM0123");
            socket.close();
        });

        assertThat(handOff(line, text())).isEqualTo(new HandOff.Unknown("CARRIER_201", true));
        assertThat(posts).hasValue(1);
    }

    @Test
    void connectionThatTheServerClosedWhileItIdled_isFoundBeforeTheNextPost() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        serve(socket -> {
            readPost(socket.getInputStream());
            answer(socket);
            if (posts.get() == 1) {
                socket.close();
                closed.countDown();
            }
        });

        HandOff first = handOff(line, text());
        assertThat(closed.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        HandOff second = handOff(line, text());

        assertThat(first).isInstanceOf(HandOff.Accepted.class);
        assertThat(second).isInstanceOf(HandOff.Accepted.class);
        assertThat(posts).hasValue(2);
    }

    @Test
    void connectionThatStands_isUsedAgain() {
        AtomicInteger connections = new AtomicInteger();
        serve(socket -> {
            connections.incrementAndGet();
            while (true) {
                readPost(socket.getInputStream());
                answer(socket);
            }
        });

        for (int i = 0; i < 5; i++) {
            assertThat(handOff(line, text())).isInstanceOf(HandOff.Accepted.class);
        }

        assertThat(connections).hasValue(1);
    }

    private void serve(Conversation conversation) {
        Thread acceptor = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread talk = new Thread(() -> talk(socket, conversation));
                    talk.setDaemon(true);
                    talk.start();
                } catch (IOException e) {
                    return;
                }
            }
        });
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private static void talk(Socket socket, Conversation conversation) {
        try {
            conversation.with(socket);
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    /** Reads byte by byte: what a buffer took too much of would be missing from the next request. */
    private void readPost(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        String length = head.substring(head.indexOf("Content-Length: ") + "Content-Length: ".length());
        in.readNBytes(Integer.parseInt(length.substring(0, length.indexOf("\r\n"))));
        posts.incrementAndGet();
    }

    private static void answer(Socket socket) throws IOException {
        write(socket, "HTTP/1.1 201 Created\r\nContent-Length: " + CREATED.length() + "\r\n\r\n" + CREATED);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
