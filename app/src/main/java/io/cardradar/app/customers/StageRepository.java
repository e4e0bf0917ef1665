package io.cardradar.app.customers;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface StageRepository extends GenericRepository<StageRow, String> {
    @Query("SELECT * FROM stage WHERE tenant_id = :tenantId ORDER BY position, key")
    List<StageRow> list(TenantId tenantId);

    @Query(
            """
            INSERT INTO stage (tenant_id, key, name, position, win_probability, outcome)
            VALUES (:tenantId, :key, :name, :position, :winProbability, :outcome) ON CONFLICT DO NOTHING\
            """)
    void addUnlessThere(StageRow row);
}
