package io.cardradar.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;

import org.HdrHistogram.Histogram;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Load over keep-alive connections, from one thread: as much as is answered, or at a given rate.
 *
 * <p>At a given rate each request has its time; one that had to wait for a free connection counts
 * from then, not from when it was sent, so that a stall of the service is not left out.
 */
final class Load {
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private final Supplier<byte[]> requests;
    private final Histogram latencies = new Histogram(LONGEST_NANOS, 3);
    private final long intervalNanos;
    private long slotNanos;
    private long endNanos;
    private long done;
    private long errors;

    private Load(Supplier<byte[]> requests, Shape shape) {
        this.requests = requests;
        this.intervalNanos = shape.rate() == 0 ? 0 : (long) (1e9 / shape.rate());
    }

    /** Runs the load, and answers what came of it once the last request is answered. */
    static Measured run(URI service, Supplier<byte[]> requests, Shape shape) {
        Load load = new Load(requests, shape);
        EventLoopGroup thread = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            return load.measure(service, thread, shape);
        } finally {
            thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    /**
     * @param rate requests a second of all connections together; 0 for as many as are answered
     */
    record Shape(int connections, Duration duration, double rate) {}

    private Measured measure(URI service, EventLoopGroup thread, Shape shape) {
        Bootstrap client =
                new Bootstrap()
                        .group(thread)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .handler(new Initializer(this));
        long start = System.nanoTime();
        slotNanos = start;
        endNanos = start + shape.duration().toNanos();
        List<Channel> open = new ArrayList<>();
        for (int i = 0; i < shape.connections(); i++) {
            InetSocketAddress address = new InetSocketAddress(service.getHost(), service.getPort());
            open.add(client.connect(address).syncUninterruptibly().channel());
        }
        open.forEach(channel -> channel.closeFuture().syncUninterruptibly());
        double seconds = (System.nanoTime() - start) / 1e9;
        return Measured.of(done / seconds, latencies, errors);
    }

    boolean isOver() {
        return System.nanoTime() >= endNanos;
    }

    byte[] nextRequest() {
        return requests.get();
    }

    /** When the next request is due, by {@link System#nanoTime}; it may be in the past. */
    long nextSlot() {
        if (intervalNanos == 0) {
            return System.nanoTime();
        }
        long slot = slotNanos;
        slotNanos += intervalNanos;
        return slot;
    }

    void answered(boolean ok, int accepted, long nanos) {
        latencies.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
        done += accepted;
        errors += ok ? 0 : 1;
    }

    private static final class Initializer extends ChannelInitializer<Channel> {
        private final Load load;

        Initializer(Load load) {
            this.load = load;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new LoadConnection(load));
        }
    }
}
