package io.cardradar.app.customers;

/**
 * One step of a company's funnel.
 *
 * @param key stable, for programs; unique within the company
 * @param name as the company calls it
 * @param position from 1, in the order of the funnel
 * @param winProbability how many of a hundred deals in this stage are won in the end
 */
public record Stage(String key, String name, int position, int winProbability, Outcome outcome) {
    /** Whether a stage is still on the way, and if not, how it ended. */
    public enum Outcome {
        OPEN,
        WON,
        LOST
    }

    static Stage of(StageRow row) {
        return new Stage(
                row.key(), row.name(), row.position(), row.winProbability(), row.outcome());
    }
}
