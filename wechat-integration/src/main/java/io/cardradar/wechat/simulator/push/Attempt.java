package io.cardradar.wechat.simulator.push;

/**
 * One attempt to deliver a push.
 *
 * @param at in RFC 3339
 * @param status of HTTP; 0 without an answer
 * @param outcome the answer's body, or what went wrong
 */
public record Attempt(String at, int status, String outcome, long millis) {

    static final String TIMED_OUT = "cut after waiting";

    private static final int LONGEST = 200;

    public Attempt {
        outcome = outcome.length() <= LONGEST ? outcome : outcome.substring(0, LONGEST) + "…";
    }

    /** WeChat takes {@code success} or nothing for an answer; everything else is a failure. */
    boolean isAccepted() {
        return status == 200 && (outcome.isEmpty() || outcome.equals("success"));
    }
}
