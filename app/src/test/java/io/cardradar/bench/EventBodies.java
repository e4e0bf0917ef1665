package io.cardradar.bench;

import io.cardradar.kernel.NewId;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.SplittableRandom;

/** Renders whole requests, as cheaply as it can: the generator shares the machine's processors. */
final class EventBodies {
    /** About 120 bytes, as much as a page's own detail usually is. */
    static final String PROPS =
            """
            {"page":"pages/card/index","from":"share","network":"wifi","model":"PGT-AN10","sdk":"3.7.12","position":4,"depth":77}\
            """;

    private static final String[] TYPES = {"card.view", "site.view", "card.like", "product.list"};

    private final Crowd crowd;
    private final Clock clock;
    private final SplittableRandom random;

    EventBodies(Crowd crowd, Clock clock, long seed) {
        this.crowd = crowd;
        this.clock = clock;
        this.random = new SplittableRandom(seed);
    }

    /** A POST of so many new events by a visitor of the crowd. */
    byte[] request(int events) {
        StringBuilder body = new StringBuilder(80 + events * 400);
        Instant now = clock.instant();
        body.append("{\"sentAt\":\"").append(now).append("\",\"events\":[");
        for (int i = 0; i < events; i++) {
            body.append(i == 0 ? "" : ",");
            event(body, now);
        }
        body.append("]}");
        String token = crowd.tokens().get(random.nextInt(crowd.tokens().size()));
        String head =
                "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer "
                        + token
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    private void event(StringBuilder body, Instant now) {
        body.append("{\"id\":\"")
                .append(NewId.of(now, random.nextLong(), random.nextLong()))
                .append("\",\"type\":\"")
                .append(TYPES[random.nextInt(TYPES.length)])
                .append("\",\"occurredAt\":\"")
                .append(now)
                .append("\",\"cardId\":\"")
                .append(crowd.cards().get(random.nextInt(crowd.cards().size())))
                .append("\",\"dwellMs\":")
                .append(random.nextInt(60_000))
                .append(",\"props\":")
                .append(PROPS)
                .append('}');
    }
}
