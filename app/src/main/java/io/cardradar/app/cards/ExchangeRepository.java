package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ExchangeRepository extends GenericRepository<ExchangeRow, UUID> {
    @Query(
            """
            INSERT INTO card_exchange (tenant_id, employee_id, visitor_id, card_id, exchanged_at)
            VALUES (:tenantId, :employeeId, :visitorId, :cardId, :exchangedAt) ON CONFLICT DO NOTHING\
            """)
    void remember(
            TenantId tenantId,
            EmployeeId employeeId,
            UUID visitorId,
            CardId cardId,
            Instant exchangedAt);
}
