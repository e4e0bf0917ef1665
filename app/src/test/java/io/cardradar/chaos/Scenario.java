package io.cardradar.chaos;

import java.sql.SQLException;

/** One fault. The load goes on while it lasts, and is looked after by whoever runs the scenario. */
interface Scenario {
    /** As {@code -Dscenario=} names it. */
    String name();

    /** What happens, for the report. */
    String title();

    /** Lets it happen, and mends what does not mend itself. */
    void disturb(Stage stage) throws SQLException;
}
