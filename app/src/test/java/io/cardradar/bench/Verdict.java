package io.cardradar.bench;

/**
 * What is asked of a figure, and whether it is reached.
 *
 * @param met {@code goal}, {@code gate}, {@code no}, or empty where nothing is asked
 */
record Verdict(String gate, String goal, String met) {
    static final Verdict NONE = new Verdict("", "", "");

    static Verdict atLeast(double value, double gate, double goal) {
        return new Verdict(
                "≥ " + plain(gate), "≥ " + plain(goal), met(value >= gate, value >= goal));
    }

    static Verdict atMost(double value, double gate, double goal, String unit) {
        return new Verdict(
                "≤ " + plain(gate) + " " + unit,
                "≤ " + plain(goal) + " " + unit,
                met(value <= gate, value <= goal));
    }

    /** Both must be reached. */
    Verdict and(Verdict other) {
        return new Verdict(
                gate + ", " + other.gate, goal + ", " + other.goal, worse(met, other.met));
    }

    private static String worse(String one, String other) {
        if (one.equals("no") || other.equals("no")) {
            return "no";
        }
        return one.equals("gate") ? one : other;
    }

    private static String met(boolean gate, boolean goal) {
        return goal ? "goal" : gate ? "gate" : "no";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.format("%,d", (long) value) : "" + value;
    }
}
