package io.cardradar.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One keep-alive connection: sends a request, waits for its answer, sends the next. Everything of a
 * {@link Load} happens on one thread.
 */
final class LoadConnection extends ChannelInboundHandlerAdapter {
    private static final Pattern LENGTH =
            Pattern.compile("content-length: *([0-9]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ACCEPTED = Pattern.compile("\"accepted\":([0-9]+)");

    private final Load load;
    private final StringBuilder received = new StringBuilder();
    private long sentNanos;

    LoadConnection(Load load) {
        this.load = load;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        send(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        received.append(bytes.toString(StandardCharsets.ISO_8859_1));
        bytes.release();
        int head = received.indexOf("\r\n\r\n");
        if (head < 0) {
            return;
        }
        Matcher length = LENGTH.matcher(received);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        if (received.length() < head + 4 + body) {
            return;
        }
        answered();
        received.setLength(0);
        send(context);
    }

    private void answered() {
        boolean ok = received.indexOf(" 200 ") == "HTTP/1.1".length();
        Matcher accepted = ACCEPTED.matcher(received);
        int events = ok && accepted.find() ? Integer.parseInt(accepted.group(1)) : 0;
        load.answered(ok, events, System.nanoTime() - sentNanos);
    }

    private void send(ChannelHandlerContext context) {
        if (load.isOver()) {
            end(context);
            return;
        }
        byte[] request = load.nextRequest();
        sentNanos = System.nanoTime();
        context.writeAndFlush(Unpooled.wrappedBuffer(request))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        load.answered(false, 0, System.nanoTime() - sentNanos);
        end(context);
    }

    private static void end(ChannelHandlerContext context) {
        context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }
}
