package org.hearthline.chaos;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address that stays while what is behind it changes, as an orchestrator's service in front of a database. */
final class Forwarder implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private final NetServer server;
    private volatile int target;

    Forwarder(int port, int target) {
        this.target = target;
        this.server = vertx.createNetServer().connectHandler(this::connected);
        server.listen(port, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void connected(NetSocket here) {
        here.pause();
        client.connect(target, "localhost").onComplete(connected -> {
            if (connected.failed()) {
                here.close();
                return;
            }
            NetSocket there = connected.result();
            open.add(here);
            here.closeHandler(closed -> {
                open.remove(here);
                there.close();
            });
            there.closeHandler(closed -> here.close());
            here.handler(there::write);
            there.handler(here::write);
            here.resume();
        });
    }

    /** From now on to that port; connections to the old one end. */
    void turnTo(int port) {
        target = port;
        open.forEach(NetSocket::close);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
