package io.cardradar.app.demo;

import io.cardradar.app.identity.Company;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Tenancy;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Loads the demo company on the first start, and leaves it alone on later ones. People and cards
 * are there before the service answers; their history follows while it does.
 */
@Singleton
@Requires(property = "cardradar.demo.enabled", value = "true")
class DemoCompany {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCompany.class);
    private static final int ATTEMPTS = 120;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Scripts scripts;
    private final Founding founding;
    private final History history;
    private final Past past;

    DemoCompany(Scripts scripts, Founding founding, History history, Past past) {
        this.scripts = scripts;
        this.founding = founding;
        this.history = history;
        this.past = past;
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
        Company company = founding.company(scripts.company());
        Thread.ofPlatform()
                .daemon()
                .name("demo-history")
                .start(() -> Tenancy.run(company.id(), () -> fillOrSay(company)));
    }

    private void fillOrSay(Company company) {
        try {
            fill(company);
        } catch (RuntimeException e) {
            LOG.warn("The demo company has no complete history; the next start tries again", e);
        }
    }

    private void fill(Company company) {
        if (past.isWritten(company)) {
            return;
        }
        HistoryScript script = scripts.history();
        Map<CardId, EmployeeId> owners = history.cards(company);
        List<Story> stories =
                new Storyteller(
                                script,
                                List.copyOf(owners.keySet()),
                                Past.founding(company),
                                company.zone())
                        .tell();
        int events = history.send(company, stories);
        LOG.info("Sent {} events of {} demo visitors", events, stories.size());
        writePast(company, () -> past.write(company, script, stories, owners));
    }

    /** Visitors become customers a moment after their events. */
    private void writePast(Company company, Runnable writing) {
        for (int attempt = 1; attempt <= ATTEMPTS && !past.isWritten(company); attempt++) {
            try {
                writing.run();
                LOG.info("The demo company is complete");
            } catch (Problem.NotFound e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
