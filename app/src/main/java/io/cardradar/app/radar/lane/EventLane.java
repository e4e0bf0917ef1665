package io.cardradar.app.radar.lane;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpServerCodec;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** Puts a {@link LaneHandler} into the pipeline of every HTTP/1.1 connection. */
@Singleton
final class EventLane implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final Provider<LaneRequests> requests;

    EventLane(Provider<LaneRequests> requests) {
        this.requests = requests;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Pipelines(requests, null));
        return event.getBean();
    }

    /**
     * @param channel that it stands for; null for the server as a whole
     */
    private record Pipelines(Provider<LaneRequests> requests, @Nullable Channel channel)
            implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new Pipelines(requests, channel);
        }

        @Override
        public void onStreamPipelineBuilt() {
            // Streams of HTTP/2 have no codec of their own, and go the ordinary road.
            if (channel != null && channel.pipeline().get(HttpServerCodec.class) != null) {
                channel.pipeline()
                        .addBefore(
                                ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                                "event-lane",
                                new LaneHandler(requests.get()));
            }
        }
    }
}
