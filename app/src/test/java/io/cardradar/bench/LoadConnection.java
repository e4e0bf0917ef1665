package io.cardradar.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One keep-alive connection: sends a request, waits for its answer, sends the next. Everything of a
 * {@link Load} happens on one thread.
 */
final class LoadConnection extends ChannelInboundHandlerAdapter {
    private static final Pattern LENGTH =
            Pattern.compile("content-length: *([0-9]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHUNKED =
            Pattern.compile("transfer-encoding: *chunked", Pattern.CASE_INSENSITIVE);
    private static final String ACCEPTED = "\"accepted\":";

    private final Load load;
    private final StringBuilder received = new StringBuilder();
    private long dueNanos;

    LoadConnection(Load load) {
        this.load = load;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        next(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        received.append(bytes.toString(StandardCharsets.ISO_8859_1));
        bytes.release();
        if (!isWhole()) {
            return;
        }
        answered();
        received.setLength(0);
        next(context);
    }

    private boolean isWhole() {
        int head = received.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        Matcher length = LENGTH.matcher(received).region(0, head);
        if (length.find()) {
            return received.length() >= head + 4 + Integer.parseInt(length.group(1));
        }
        return !CHUNKED.matcher(received).region(0, head).find()
                || received.indexOf("\r\n0\r\n\r\n", head) >= 0;
    }

    /** An answer that does not say how many events it took stands for one request. */
    private void answered() {
        boolean ok = received.indexOf(" 200 ") == "HTTP/1.1".length();
        int accepted = received.indexOf(ACCEPTED);
        int taken = ok ? accepted < 0 ? 1 : number(accepted + ACCEPTED.length()) : 0;
        load.answered(ok, taken, System.nanoTime() - dueNanos);
    }

    private int number(int from) {
        int end = from;
        while (end < received.length() && Character.isDigit(received.charAt(end))) {
            end++;
        }
        return Integer.parseInt(received, from, end, 10);
    }

    private void next(ChannelHandlerContext context) {
        if (load.isOver()) {
            end(context);
            return;
        }
        dueNanos = load.nextSlot();
        long wait = dueNanos - System.nanoTime();
        if (wait > 0) {
            var unused =
                    context.executor().schedule(() -> send(context), wait, TimeUnit.NANOSECONDS);
        } else {
            send(context);
        }
    }

    private void send(ChannelHandlerContext context) {
        if (load.isOver()) {
            end(context);
            return;
        }
        context.writeAndFlush(Unpooled.wrappedBuffer(load.nextRequest()))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        load.answered(false, 0, System.nanoTime() - dueNanos);
        end(context);
    }

    private static void end(ChannelHandlerContext context) {
        context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }
}
