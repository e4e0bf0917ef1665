package io.cardradar.wechat.simulator;

import io.cardradar.wechat.callback.Push;
import io.cardradar.wechat.callback.PushQuery;
import io.cardradar.wechat.callback.PushReader;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;
import io.cardradar.wechat.simulator.http.Server;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A service of a few lines, which reads what is pushed to it and remembers it. */
final class PushedService implements AutoCloseable {

    final List<Push> received = new CopyOnWriteArrayList<>();
    final List<Exchange> calls = new CopyOnWriteArrayList<>();

    /** What it answers next, before it goes back to success. */
    final LinkedBlockingQueue<Supplier<Reply>> replies = new LinkedBlockingQueue<>();

    volatile PushReader reader;
    volatile UnaryOperator<String> echo = UnaryOperator.identity();
    private final Server server;

    PushedService(PushReader reader) {
        this.reader = reader;
        try {
            this.server = new Server(0, this::answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Exchange exchange) {
        var query =
                new PushQuery(
                        exchange.query().get("signature"),
                        exchange.query().get("timestamp"),
                        exchange.query().get("nonce"),
                        exchange.query().get("msg_signature"));
        if (exchange.method().equals("GET")) {
            var asked = reader.echo(query, exchange.parameter("echostr"));
            return Reply.text(200, "text/plain", echo.apply(asked));
        }
        calls.add(exchange);
        received.add(reader.read(query, exchange.bytes()).push());
        var reply = replies.poll();
        return reply == null ? Reply.text(200, "text/plain", "success") : reply.get();
    }
}
