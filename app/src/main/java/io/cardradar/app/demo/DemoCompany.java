package io.cardradar.app.demo;

import io.cardradar.app.identity.Company;
import io.cardradar.kernel.Tenancy;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * Loads the demo company on the first start, and leaves it alone on later ones. People and cards
 * are there before the service answers; their history follows while it does.
 */
@Singleton
@Requires(property = "cardradar.demo.enabled", value = "true")
class DemoCompany {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCompany.class);

    private final Scripts scripts;
    private final Founding founding;
    private final History history;

    DemoCompany(Scripts scripts, Founding founding, History history) {
        this.scripts = scripts;
        this.founding = founding;
        this.history = history;
    }

    @EventListener
    void found(StartupEvent event) {
        CompanyScript script = scripts.company();
        Tenancy.ofAll(() -> founding.foundUnlessThere(script))
                .ifPresent(company ->
                        LOG.info(
                                "Founded the demo company {}: {} managers, {} salespeople with"
                                        + " cards",
                                company.name(),
                                script.managers().size(),
                                script.salespeople().size()));
    }

    @EventListener
    void fill(ServerStartupEvent event) {
        Thread.ofPlatform().daemon().name("demo-history").start(this::fill);
    }

    private void fill() {
        CompanyScript script = scripts.company();
        Company company = founding.company(script);
        Tenancy.run(
                company.id(),
                () -> {
                    List<Story> stories = history.of(company, scripts.history());
                    int events = history.send(company, script.app().id(), stories);
                    LOG.info(
                            "The demo company has {} visitors; {} of their events are new",
                            stories.size(),
                            events);
                });
    }
}
