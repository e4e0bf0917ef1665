package io.cardradar.app.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/**
 * Takes a POST with {@code X-HTTP-Method-Override: PATCH} for a PATCH, before anything else looks
 * at it: {@code wx.request} of mini-programs knows no PATCH. No other method can be meant.
 */
@Singleton
final class MethodOverride implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private static final String HEADER = "X-HTTP-Method-Override";

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Pipelines(null));
        return event.getBean();
    }

    /**
     * @param channel that it stands for; null for the server as a whole
     */
    private record Pipelines(@Nullable Channel channel) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new Pipelines(channel);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel != null) {
                channel.pipeline()
                        .addBefore(
                                ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                                "method-override",
                                OverridingHandler.SHARED);
            }
        }
    }

    @Sharable
    private static final class OverridingHandler extends ChannelInboundHandlerAdapter {
        static final OverridingHandler SHARED = new OverridingHandler();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request
                    && request.method().equals(HttpMethod.POST)
                    && HttpMethod.PATCH.name().equals(request.headers().get(HEADER))) {
                request.setMethod(HttpMethod.PATCH);
            }
            context.fireChannelRead(message);
        }
    }
}
