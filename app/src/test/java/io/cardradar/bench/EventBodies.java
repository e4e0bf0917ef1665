package io.cardradar.bench;

import io.cardradar.kernel.NewId;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Renders whole requests, as cheaply as it can: the generator shares the machine's processors. */
final class EventBodies implements Supplier<byte[]> {
    /** About 120 bytes, as much as a page's own detail usually is. */
    static final String PROPS =
            """
            {"page":"pages/card/index","from":"share","network":"wifi","model":"PGT-AN10","sdk":"3.7.12","position":4,"depth":77}\
            """;

    /** None that {@link FreshnessBench} counts. */
    private static final String[] TYPES = {
        "card.view", "card.view", "site.view", "card.like", "product.list", "feed.list"
    };

    private final Crowd crowd;
    private final Clock clock;
    private final SplittableRandom random;
    private final int events;

    EventBodies(Crowd crowd, Clock clock, long seed, int events) {
        this.crowd = crowd;
        this.clock = clock;
        this.random = new SplittableRandom(seed);
        this.events = events;
    }

    /** A POST of new events by a visitor of the crowd. */
    @Override
    public byte[] get() {
        Crowd.Member member = crowd.any(random);
        StringBuilder body = new StringBuilder(80 + events * 400);
        Instant now = clock.instant();
        body.append("{\"sentAt\":\"").append(now).append("\",\"events\":[");
        for (int i = 0; i < events; i++) {
            body.append(i == 0 ? "" : ",");
            event(body, now, member);
        }
        body.append("]}");
        return post(member.token(), body);
    }

    private static byte[] post(String token, StringBuilder body) {
        String head =
                "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer "
                        + token
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    private void event(StringBuilder body, Instant now, Crowd.Member member) {
        body.append("{\"id\":\"")
                .append(NewId.of(now, random.nextLong(), random.nextLong()))
                .append("\",\"type\":\"")
                .append(TYPES[random.nextInt(TYPES.length)])
                .append("\",\"occurredAt\":\"")
                .append(now)
                .append("\",\"cardId\":\"")
                .append(member.firm().cards().get(member.firm().popular(random)))
                .append("\",\"dwellMs\":")
                .append(random.nextInt(60_000))
                .append(",\"props\":")
                .append(PROPS)
                .append('}');
    }
}
