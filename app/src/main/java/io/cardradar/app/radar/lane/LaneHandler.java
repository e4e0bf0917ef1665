package io.cardradar.app.radar.lane;

import static io.netty.channel.ChannelFutureListener.CLOSE_ON_FAILURE;
import static io.netty.channel.ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * One connection's fast lane. Collects a request that {@link LaneRequests} may take, and answers it
 * when its events are committed. What the lane does not take passes to the framework unchanged and
 * in order; so does everything while the framework still owes an answer on this connection, as
 * answers must come in the order of requests (RFC 9112 §9.3.2).
 */
final class LaneHandler extends ChannelDuplexHandler {
    private enum State {
        /** Nothing of the lane's is under way. */
        OPEN,
        /** The body of a request of the lane's is coming in. */
        COLLECTING,
        /** A request of the lane's waits for its commit; whatever comes meanwhile is held. */
        WAITING
    }

    private static final Logger LOG = LoggerFactory.getLogger(LaneHandler.class);

    private final LaneRequests requests;
    private final Deque<Object> held = new ArrayDeque<>();
    private State state = State.OPEN;
    private int owedByFramework;
    private @Nullable HttpRequest head;
    private ByteBuf body = Unpooled.EMPTY_BUFFER;

    LaneHandler(LaneRequests requests) {
        this.requests = requests;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (state) {
            case OPEN -> open(context, message);
            case COLLECTING -> collect(context, message);
            case WAITING -> held.add(message);
        }
    }

    private void open(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            if (owedByFramework == 0 && requests.mayTake(request)) {
                state = State.COLLECTING;
                head = request;
                body = context.alloc().buffer(LaneRequests.lengthOf(request));
                if (message instanceof HttpContent) {
                    collect(context, message);
                }
                return;
            }
            owedByFramework++;
        }
        context.fireChannelRead(message);
    }

    private void collect(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpContent content) {
            body.writeBytes(content.content());
            if (message != head) {
                content.release();
            }
            if (message instanceof LastHttpContent) {
                take(context);
            }
        } else {
            ReferenceCountUtil.release(message);
            context.close().addListener(FIRE_EXCEPTION_ON_FAILURE);
        }
    }

    private void take(ChannelHandlerContext context) {
        HttpRequest request = head;
        byte[] bytes = new byte[body.readableBytes()];
        body.getBytes(body.readerIndex(), bytes);
        CompletableFuture<FullHttpResponse> answer =
                request == null ? null : requests.take(request, bytes);
        if (answer == null) {
            giveToFramework(context);
            return;
        }
        forget();
        state = State.WAITING;
        var unused =
                answer.thenAcceptAsync(response -> answer(context, response), context.executor())
                        .exceptionally(failure -> closed(context, failure));
    }

    /** The request was unusual after all. */
    private void giveToFramework(ChannelHandlerContext context) {
        HttpRequest request = head;
        HttpContent content = new DefaultLastHttpContent(body);
        head = null;
        body = Unpooled.EMPTY_BUFFER;
        state = State.OPEN;
        owedByFramework++;
        context.fireChannelRead(request);
        context.fireChannelRead(content);
    }

    private void answer(ChannelHandlerContext context, FullHttpResponse response) {
        state = State.OPEN;
        context.writeAndFlush(response).addListener(CLOSE_ON_FAILURE);
        boolean any = !held.isEmpty();
        while (state != State.WAITING && !held.isEmpty()) {
            channelRead(context, held.remove());
        }
        if (any && state == State.OPEN) {
            // The framework keeps its answers until it is told that no more is being read.
            context.fireChannelReadComplete();
        }
        if (state != State.WAITING) {
            context.read();
        }
    }

    private static @Nullable Void closed(ChannelHandlerContext context, Throwable failure) {
        LOG.error("The fast lane could not answer", failure);
        context.close().addListener(FIRE_EXCEPTION_ON_FAILURE);
        return null;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        switch (state) {
            case OPEN -> context.fireChannelReadComplete();
            case COLLECTING -> context.read();
            case WAITING -> {
                // The next request is read when this one is answered.
            }
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean interim = message instanceof HttpResponse head && head.status().code() < 200;
        if (message instanceof LastHttpContent && !interim) {
            owedByFramework--;
        }
        // The framework may pass a promise that takes no listener.
        var unused = context.write(message, promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        forget();
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    private void forget() {
        body.release();
        body = Unpooled.EMPTY_BUFFER;
        head = null;
    }
}
