package org.hearthline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests byte by byte, which no well-behaved client would send. */
public final class Wire {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\\r\\n]*\\r\\n");
    private static final Pattern TYPE = Pattern.compile("(?i)\\r\\ncontent-type: ([^\\r\\n]*)");

    private Wire() {}

    /** An answer; status 0 where the connection ended without one. */
    public record Answer(int status, String type, String text) {}

    /** To be sent with {@code Connection: close}: reads until the service closes. */
    public static Answer send(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(30_000);
            try {
                socket.getOutputStream().write(request);
            } catch (IOException refusedBeforeItsEnd) {
                // The answer may be there all the same.
            }
            return answer(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException broken) {
            return new Answer(0, "", String.valueOf(broken.getMessage()));
        }
    }

    /** A request without a body. */
    public static Answer send(String line, String... headers) {
        String head = line + "\r\nHost: localhost\r\nConnection: close\r\n";
        return send((head + String.join("", headers) + "\r\n").getBytes(ISO_8859_1));
    }

    private static Answer answer(String text) {
        Matcher status = STATUS.matcher(text);
        int end = text.indexOf("\r\n\r\n");
        Matcher type = TYPE.matcher(end < 0 ? text : text.substring(0, end));
        return new Answer(
                status.lookingAt() ? Integer.parseInt(status.group(1)) : 0, type.find() ? type.group(1) : "", text);
    }
}
