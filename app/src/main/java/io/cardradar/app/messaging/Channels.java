package io.cardradar.app.messaging;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All channels by name. */
@Singleton
class Channels {
    private final Map<String, Channel> byName;

    Channels(List<Channel> channels) {
        this.byName =
                channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
    }

    /**
     * The channel that a message was queued for.
     *
     * @throws NoSuchElementException when this version of the service has no such channel
     */
    Channel get(String name) {
        Channel channel = byName.get(name);
        if (channel == null) {
            throw new NoSuchElementException("There is no channel " + name);
        }
        return channel;
    }
}
