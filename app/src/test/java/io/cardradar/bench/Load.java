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

/** Closed-loop load over keep-alive connections, from one thread. */
final class Load {
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private final EventBodies bodies;
    private final int eventsPerRequest;
    private final Histogram latencies = new Histogram(LONGEST_NANOS, 3);
    private long endNanos;
    private long events;
    private long errors;

    private Load(EventBodies bodies, int eventsPerRequest) {
        this.bodies = bodies;
        this.eventsPerRequest = eventsPerRequest;
    }

    /** Runs the load, and answers what came of it once the last request is answered. */
    static Measured run(URI service, EventBodies bodies, int eventsPerRequest, Shape shape) {
        Load load = new Load(bodies, eventsPerRequest);
        EventLoopGroup thread = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            return load.measure(service, thread, shape);
        } finally {
            thread.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS)
                    .syncUninterruptibly();
        }
    }

    /** How many connections for how long. */
    record Shape(int connections, Duration duration) {}

    private Measured measure(URI service, EventLoopGroup thread, Shape shape) {
        Bootstrap client =
                new Bootstrap()
                        .group(thread)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .handler(new Initializer(this));
        long start = System.nanoTime();
        endNanos = start + shape.duration().toNanos();
        List<Channel> open = new ArrayList<>();
        for (int i = 0; i < shape.connections(); i++) {
            InetSocketAddress address = new InetSocketAddress(service.getHost(), service.getPort());
            open.add(client.connect(address).syncUninterruptibly().channel());
        }
        open.forEach(channel -> channel.closeFuture().syncUninterruptibly());
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Measured(
                events / seconds,
                latencies.getValueAtPercentile(50) / 1e6,
                latencies.getValueAtPercentile(99) / 1e6,
                errors);
    }

    boolean isOver() {
        return System.nanoTime() >= endNanos;
    }

    byte[] nextRequest() {
        return bodies.request(eventsPerRequest);
    }

    void answered(boolean ok, int accepted, long nanos) {
        latencies.recordValue(Math.min(nanos, LONGEST_NANOS));
        events += accepted;
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
