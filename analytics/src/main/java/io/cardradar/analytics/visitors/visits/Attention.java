package io.cardradar.analytics.visitors.visits;

import io.cardradar.analytics.events.EventType;

/**
 * How much somebody looked at each class of page, in milliseconds: the time spent there, and five
 * seconds for each page that was opened. The five seconds let a look count whose length no client
 * told; next to real reading they are little.
 *
 * @param person of 我
 * @param product of 产品
 * @param company of 公司
 */
public record Attention(long person, long product, long company) {
    /** What opening a page counts, whatever time is spent on it. */
    static final long A_VIEW_MS = 5_000;

    private static final Attention NONE = new Attention(0, 0, 0);

    /**
     * What an event adds.
     *
     * @param times 1, or 0 where it only lengthens an earlier one
     */
    static Attention of(EventType type, int times, long dwellMs) {
        long ms = dwellMs + (PageClass.opens(type) ? times * A_VIEW_MS : 0);
        return PageClass.of(type)
                .map(page ->
                        switch (page) {
                            case PERSON -> new Attention(ms, 0, 0);
                            case PRODUCT -> new Attention(0, ms, 0);
                            case COMPANY -> new Attention(0, 0, ms);
                        })
                .orElse(NONE);
    }

    public Attention plus(Attention other) {
        return new Attention(
                person + other.person, product + other.product, company + other.company);
    }

    /** The three as whole percents that add up to 100, or to 0 where nothing was looked at. */
    public Shares shares() {
        long all = person + product + company;
        if (all == 0) {
            return new Shares(0, 0, 0);
        }
        int first = (int) Math.round(100.0 * person / all);
        int second = (int) Math.min(100 - first, Math.round(100.0 * product / all));
        // What is left is within one percent of the third: the three are parts of one whole.
        return new Shares(first, second, 100 - first - second);
    }

    /** 兴趣占比, in percent. */
    public record Shares(int person, int product, int company) {}
}
