package io.cardradar.wechat.simulator.api;

import io.cardradar.wechat.simulator.push.Delivery;
import io.cardradar.wechat.simulator.push.PushLog;
import io.cardradar.wechat.simulator.push.PushSender;
import io.cardradar.wechat.simulator.push.PushTarget;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The message push: what WeChat tells the services of apps, and where. */
public final class Pushes implements Feature, AutoCloseable {

    private final Map<String, PushTarget> targets = new ConcurrentSkipListMap<>();
    private final PushLog log = new PushLog();
    private final AtomicLong lastMsgId = new AtomicLong();
    private final Apps apps;
    private final PushSender sender;
    private final Clock clock;

    /**
     * @param clock dates the pushes: the one that their receivers live by, not one that tests move
     */
    Pushes(Apps apps, Clock clock) {
        this.apps = apps;
        this.clock = clock;
        this.sender = new PushSender(clock);
    }

    @Override
    public void addTo(Api api) {
        // It calls others; nobody calls it.
    }

    /**
     * Enters an address as in the console, which checks it first.
     *
     * @throws IllegalArgumentException for an address that does not pass, or an unknown app
     */
    public void configure(PushTarget target) {
        if (apps.all().stream().noneMatch(app -> app.appId().equals(target.appId()))) {
            throw new IllegalArgumentException("no such app: " + target.appId());
        }
        sender.check(target);
        targets.put(target.appId(), target);
    }

    public void remove(String appId) {
        targets.remove(appId);
    }

    public List<PushTarget> targets() {
        return List.copyOf(targets.values());
    }

    /**
     * Pushes to an app's service, and returns at once; does nothing if the app has no address.
     *
     * @param fields without {@code ToUserName}, {@code CreateTime} and {@code MsgId}, unless they
     *     matter: what WeChat always sends is added; {@code MsgType} is {@code event} if there is
     *     an {@code Event}
     */
    public void push(String appId, Map<String, Object> fields) {
        push(appId, fields, 1);
    }

    /**
     * Pushes the same content several times at once, as WeChat does when it is in doubt.
     *
     * @param copies how many
     */
    public void push(String appId, Map<String, Object> fields, int copies) {
        var target = targets.get(appId);
        if (target == null) {
            return;
        }
        var complete = complete(fields);
        for (int i = 0; i < copies; i++) {
            sender.start(log.add(appId, complete), target);
        }
    }

    /** The last deliveries, newest first. */
    public List<Delivery> last(int limit) {
        return log.last(limit);
    }

    @Override
    public void reset() {
        targets.clear();
        log.clear();
    }

    @Override
    public void close() {
        sender.close();
    }

    private Map<String, Object> complete(Map<String, Object> fields) {
        var complete = new LinkedHashMap<String, Object>();
        complete.put("ToUserName", "gh_97417a04a28d");
        complete.put("FromUserName", "");
        complete.put("CreateTime", clock.instant().getEpochSecond());
        complete.put("MsgType", fields.containsKey("Event") ? "event" : "text");
        complete.putAll(fields);
        var type = String.valueOf(complete.get("MsgType")).toLowerCase(Locale.ROOT);
        if (!type.equals("event")) {
            complete.putIfAbsent("MsgId", nextMsgId());
        }
        return complete;
    }

    /** Never twice, not even after a restart: receivers remember. */
    private long nextMsgId() {
        long now = clock.millis() * 10_000;
        return lastMsgId.updateAndGet(last -> Math.max(last + 1, now));
    }
}
