package io.cardradar.app.customers;

import io.cardradar.app.customers.Stage.Outcome;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Sql;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The funnels of the companies. A company that has said nothing has the usual seven stages. */
@Singleton
public class Stages {
    private static final List<Stage> DEFAULTS =
            List.of(
                    new Stage("lead", "新线索", 1, 5, Outcome.OPEN),
                    new Stage("contacted", "已联系", 2, 20, Outcome.OPEN),
                    new Stage("interested", "有意向", 3, 40, Outcome.OPEN),
                    new Stage("quoted", "已报价", 4, 60, Outcome.OPEN),
                    new Stage("negotiating", "谈判中", 5, 80, Outcome.OPEN),
                    new Stage("won", "赢单", 6, 100, Outcome.WON),
                    new Stage("lost", "输单", 7, 0, Outcome.LOST));

    private static final String FIRST =
            """
            SELECT DISTINCT ON (tenant_id) tenant_id, key FROM stage WHERE tenant_id = ANY (?)
            ORDER BY tenant_id, position, key\
            """;

    private final StageRepository stages;
    private final JdbcOperations jdbc;

    Stages(StageRepository stages, JdbcOperations jdbc) {
        this.stages = stages;
        this.jdbc = jdbc;
    }

    /** The funnel of a company, first stage first. */
    @Transactional
    public List<Stage> list(TenantId tenant) {
        List<StageRow> rows = stages.list(tenant);
        return rows.isEmpty() ? ensureDefaults(tenant) : rows.stream().map(Stage::of).toList();
    }

    /** The key of the stage in which the customers of each company begin. */
    @Transactional
    Map<TenantId, String> first(List<TenantId> tenants) {
        Map<TenantId, String> first = new HashMap<>();
        Sql.of(FIRST, (Object) tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .list(
                        jdbc,
                        row ->
                                first.put(
                                        new TenantId(row.getObject(1, UUID.class)),
                                        row.getString(2)));
        for (TenantId tenant : tenants) {
            first.computeIfAbsent(tenant, none -> ensureDefaults(none).getFirst().key());
        }
        return first;
    }

    /** The funnel of a company by key, for lists that show names. */
    @Transactional
    public Map<String, Stage> byKey(TenantId tenant) {
        return list(tenant).stream().collect(Collectors.toMap(Stage::key, Function.identity()));
    }

    /** Gives a company the usual stages unless it has stages; answers what it has then. */
    @Transactional
    public List<Stage> ensureDefaults(TenantId tenant) {
        if (stages.list(tenant).isEmpty()) {
            DEFAULTS.forEach(stage -> stages.addUnlessThere(row(tenant, stage)));
        }
        return stages.list(tenant).stream().map(Stage::of).toList();
    }

    /**
     * The stage of that key.
     *
     * @throws Problem.Invalid {@code customer.unknown_stage}
     */
    Stage require(TenantId tenant, String key) {
        Stage stage = byKey(tenant).get(key);
        if (stage == null) {
            throw new Problem.Invalid(
                    "customer.unknown_stage",
                    "The company has no such stage",
                    new Problem.FieldError("/stage", "unknown", "Not a key of GET /v1/stages"));
        }
        return stage;
    }

    private static StageRow row(TenantId tenant, Stage stage) {
        return new StageRow(
                tenant,
                stage.key(),
                stage.name(),
                stage.position(),
                stage.winProbability(),
                stage.outcome());
    }
}
