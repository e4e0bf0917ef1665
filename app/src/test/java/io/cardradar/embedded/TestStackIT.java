package io.cardradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;

class TestStackIT {
    @Test
    void sharesOneServerOfEachKind() throws SQLException {
        assertThat(TestStack.postgres()).isSameAs(TestStack.postgres());
        assertThat(Http.answers(TestStack.elasticsearch().resolve("/_cluster/health"))).isTrue();
        try (Connection connection = TestStack.freshDatabase().connect()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}
