package io.cardradar.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a PostgreSQL database is and who logs in. */
public record Database(String url, String user, String password) {
    /** Opens a connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Leaves the password out, so that a failed assertion does not print it. */
    @Override
    public String toString() {
        return user + "@" + url;
    }
}
