package io.cardradar.bench;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.kernel.NewId;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * What visitors do now, as they do it: each is on a visit to one card, mostly the one by which the
 * visitor came to the company, begins with a view of it and does some further things there.
 *
 * <p>Requests are rendered as cheaply as can be: the generator shares the machine's processors.
 */
final class EventBodies implements Supplier<byte[]> {
    /** About 120 bytes, as much as a page's own detail usually is. */
    static final String PROPS =
            """
            {"path":"pages/card/index","from":"share","network":"wifi","model":"PGT-AN10","sdk":"3.7.12","position":4,"depth":77}\
            """;

    private static final int MOST_EVENTS = 16;
    private static final int SUBJECTS = 50;

    /** Of a hundred visits, those to another card than the visitor's own. */
    private static final int ELSEWHERE = 15;

    private final Crowd crowd;
    private final Clock clock;
    private final SplittableRandom random;
    private final int events;
    private final Zipf subjects = new Zipf(SUBJECTS);
    private final int[] cards;
    private final int[] left;

    /** Both are written over, request after request: load comes from one thread. */
    private final StringBuilder body = new StringBuilder();

    private final StringBuilder post = new StringBuilder();

    EventBodies(Crowd crowd, Clock clock, long seed, int events) {
        this.crowd = crowd;
        this.clock = clock;
        this.random = new SplittableRandom(seed);
        this.events = events;
        this.cards = new int[crowd.members().size()];
        this.left = new int[cards.length];
    }

    /** A POST of new events by a visitor of the crowd. */
    @Override
    public byte[] get() {
        int visitor = random.nextInt(cards.length);
        Crowd.Member member = crowd.members().get(visitor);
        Instant now = clock.instant();
        String at = now.toString();
        body.setLength(0);
        body.append("{\"sentAt\":\"").append(at).append("\",\"events\":[");
        for (int i = 0; i < events; i++) {
            body.append(i == 0 ? "" : ",");
            event(now, at, visitor);
        }
        body.append("]}");
        return post(member.token());
    }

    private byte[] post(String token) {
        post.setLength(0);
        post.append(
                        "POST /v1/events HTTP/1.1\r\n"
                                + "Host: localhost\r\n"
                                + "Content-Type: application/json\r\n")
                .append("Authorization: Bearer ")
                .append(token)
                .append("\r\nContent-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body);
        return post.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void event(Instant now, String at, int visitor) {
        Crowd.Member member = crowd.members().get(visitor);
        EventType type = begins(visitor, member) ? EventType.CARD_VIEW : next();
        body.append("{\"id\":\"")
                .append(NewId.of(now, random.nextLong(), random.nextLong()))
                .append("\",\"type\":\"")
                .append(type.wireName())
                .append("\",\"occurredAt\":\"")
                .append(at)
                .append("\",\"cardId\":\"")
                .append(member.firm().cards().get(cards[visitor]))
                .append('"');
        SubjectKind subject = type.requiredSubject();
        if (subject != null) {
            body.append(",\"subject\":{\"kind\":\"")
                    .append(subject.wireName())
                    .append("\",\"id\":\"S-")
                    .append(subjects.next(random))
                    .append("\"}");
        }
        if (type.isStay() || random.nextBoolean()) {
            body.append(",\"dwellMs\":").append(random.nextInt(60_000));
        }
        body.append(",\"props\":").append(PROPS).append('}');
    }

    /** Takes one event off the visitor's visit; whether it is the first of a new one. */
    private boolean begins(int visitor, Crowd.Member member) {
        if (left[visitor]-- > 0) {
            return false;
        }
        left[visitor] = random.nextInt(MOST_EVENTS);
        boolean elsewhere = random.nextInt(100) < ELSEWHERE;
        cards[visitor] = elsewhere ? member.firm().popular(random) : member.card();
        return true;
    }

    private EventType next() {
        EventType type = EventMix.next(random);
        // Chats are what a probe of freshness counts.
        return type == EventType.IM_START ? EventType.CARD_VIEW : type;
    }
}
