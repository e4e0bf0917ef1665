package io.cardradar.bench;

import java.sql.SQLException;

/** One bench: measures something and adds it to its run's report. */
interface Measurement {
    void measure() throws InterruptedException, SQLException;
}
