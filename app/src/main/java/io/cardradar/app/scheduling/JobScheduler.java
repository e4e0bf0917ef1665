package io.cardradar.app.scheduling;

import io.cardradar.kernel.RecurringJob;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Runs this node's share of the cluster's jobs, from its start to its stop. */
@Context
@Requires(property = "cardradar.scheduling.enabled", notEquals = "false")
class JobScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);

    private final List<RecurringJob> jobs;
    private final Duration patience;
    private final Scheduler scheduler;

    JobScheduler(List<RecurringJob> jobs, DataSource dataSource, SchedulingSettings settings)
            throws SchedulerException {
        this.jobs = jobs;
        this.patience = settings.patience();
        this.scheduler = ClusteredScheduler.create(new SchedulerConnections(dataSource), settings);
    }

    @PostConstruct
    void start() throws SchedulerException {
        Map<String, RecurringJob> byName =
                jobs.stream().collect(Collectors.toMap(RecurringJob::name, Function.identity()));
        scheduler.setJobFactory((fired, unused) -> new RunRecurringJob(byName));
        new Timetable(scheduler).replaceBy(jobs);
        scheduler.start();
    }

    /** What is still running when the patience ends is run again by another node. */
    @PreDestroy
    void stop() throws InterruptedException {
        Thread waiting = Thread.ofPlatform().daemon().name("jobs-stop").start(this::shutDown);
        if (!waiting.join(patience)) {
            LOG.warn("Jobs are still running after {}; leaving them", patience);
        }
    }

    private void shutDown() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            LOG.warn("The scheduler did not stop cleanly", e);
        }
    }
}
