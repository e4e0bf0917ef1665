package io.cardradar.app.identity;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AnonymousClaimRepository extends GenericRepository<AnonymousClaimRow, UUID> {
    /** 0 when the device was claimed before, by whomever. */
    @Query(
            """
            INSERT INTO anonymous_claim (tenant_id, anonymous_id, visitor_id, claimed_at)
            VALUES (:tenantId, :anonymousId, :visitorId, :claimedAt) ON CONFLICT DO NOTHING\
            """)
    int claim(TenantId tenantId, UUID anonymousId, UUID visitorId, Instant claimedAt);
}
