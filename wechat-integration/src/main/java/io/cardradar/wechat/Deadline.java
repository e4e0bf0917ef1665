package io.cardradar.wechat;

import java.time.Duration;

/**
 * When the verb that this thread is in must be over, whatever it is made of: a wait for another
 * node's token, the token's fetch, the call, a second attempt at it.
 */
final class Deadline {

    /** By {@link System#nanoTime()}, which nobody sets. */
    private static final ScopedValue<Long> END = ScopedValue.newInstance();

    private Deadline() {}

    /** Gives work so much time; less where it is part of other work whose time ends before. */
    static <T, X extends Throwable> T within(Duration time, ScopedValue.CallableOp<T, X> work)
            throws X {
        var left = left(time);
        var shorter = left.compareTo(time) < 0 ? left : time;
        return ScopedValue.where(END, System.nanoTime() + shorter.toNanos()).call(work);
    }

    /**
     * The time that is left, never negative.
     *
     * @param otherwise the answer outside of any verb
     */
    static Duration left(Duration otherwise) {
        if (!END.isBound()) {
            return otherwise;
        }
        return Duration.ofNanos(Math.max(0, END.get() - System.nanoTime()));
    }

    /**
     * @throws WeChatException when no time is left
     */
    static void check() {
        if (left(Duration.ofNanos(1)).isZero()) {
            throw WeChatException.unreachable("no time left");
        }
    }
}
