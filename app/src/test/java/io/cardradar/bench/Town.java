package io.cardradar.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The companies of a bench: one big one and some small.
 *
 * @param salespeople of all companies together
 */
record Town(List<Firm> firms, int salespeople) {
    static final String NAME = "Bench company ";

    /**
     * A company.
     *
     * @param salespeople each with the card of the same place in {@code cards}; the first are met
     *     most
     */
    record Firm(
            UUID tenant,
            int number,
            String zone,
            List<UUID> salespeople,
            List<UUID> cards,
            Zipf popularity) {
        String app() {
            return "wxbench000000000" + number;
        }

        String secret() {
            return "bench-secret-" + number;
        }

        String phone() {
            return "1390000000" + number;
        }

        int popular(RandomGenerator random) {
            return popularity.next(random);
        }
    }

    /** What is in the database; empty where nothing has been founded. */
    static Town read(Sql sql) throws SQLException {
        List<Firm> firms = new ArrayList<>();
        try (Connection connection = sql.connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                SELECT id, CAST(substr(name, 15) AS int), time_zone FROM tenant
                                WHERE name LIKE 'Bench company %' ORDER BY 2\
                                """)) {
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                UUID tenant = row.getObject(1, UUID.class);
                firms.add(firm(sql, tenant, row.getInt(2), row.getString(3)));
            }
        }
        return new Town(firms, firms.stream().mapToInt(firm -> firm.cards.size()).sum());
    }

    private static Firm firm(Sql sql, UUID tenant, int number, String zone) {
        List<UUID> people =
                sql.list(
                        UUID.class,
                        "SELECT employee_id FROM card WHERE tenant_id = ? ORDER BY id",
                        tenant);
        List<UUID> cards =
                sql.list(UUID.class, "SELECT id FROM card WHERE tenant_id = ? ORDER BY id", tenant);
        return new Firm(tenant, number, zone, people, cards, new Zipf(Math.max(1, cards.size())));
    }

    boolean isEmpty() {
        return firms.isEmpty();
    }

    /** One of the companies, the more often the more salespeople it has. */
    Firm any(RandomGenerator random) {
        int place = random.nextInt(salespeople);
        for (Firm firm : firms) {
            place -= firm.cards.size();
            if (place < 0) {
                return firm;
            }
        }
        return firms.getLast();
    }
}
