package io.cardradar.app.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TenantRepository extends GenericRepository<TenantRow, UUID> {
    TenantRow save(TenantRow row);

    Optional<TenantRow> findById(UUID id);

    @Query("SELECT * FROM tenant ORDER BY created_at, id")
    List<TenantRow> list();
}
