package org.hearthline.message.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An SMTP server that keeps to the protocol, except at the steps where it is told what to do. */
final class ScriptedMailServer implements AutoCloseable {

    /** The connection is closed in place of an answer. */
    static final String DROP = "DROP";
    /** No answer, and the connection stays. */
    static final String SILENCE = "SILENCE";

    static final String GREETING = "GREETING";
    /** The dot that ends a message. */
    static final String DOT = ".";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> script = new ConcurrentHashMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    ScriptedMailServer() throws IOException {
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** @param step a command, {@link #GREETING} or {@link #DOT} */
    void answers(String step, String reply) {
        script.put(step, reply);
    }

    void keepsToTheProtocol() {
        script.clear();
    }

    /** Every line that arrived, over all connections. */
    List<String> lines() {
        return lines;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                daemon(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            reply(socket, GREETING, "220 mail.example ESMTP");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                String command = line.toUpperCase().split("[ :]")[0];
                switch (command) {
                    case "EHLO" -> reply(socket, command, "250-mail.example\r\n250 ENHANCEDSTATUSCODES");
                    case "DATA" -> {
                        reply(socket, command, "354 go ahead");
                        for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                            lines.add(line);
                        }
                        reply(socket, DOT, "250 2.0.0 taken");
                    }
                    case "QUIT" -> {
                        return;
                    }
                    default -> reply(socket, command, "250 2.0.0 fine");
                }
            }
        } catch (IOException | InterruptedException e) {
            // The other side has gone, or the script said so.
        }
    }

    private void reply(Socket socket, String step, String usual) throws IOException, InterruptedException {
        String reply = script.getOrDefault(step, usual);
        switch (reply) {
            case DROP -> throw new IOException("dropped");
            case SILENCE -> closing.await();
            default -> {
                socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            }
        }
    }

    private static void daemon(Runnable action) {
        Thread thread = new Thread(action);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
    }
}
