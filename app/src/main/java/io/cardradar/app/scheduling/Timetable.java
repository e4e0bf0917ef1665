package io.cardradar.app.scheduling;

import io.cardradar.kernel.RecurringJob;

import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;

/** When each job runs, as the cluster's database has it. */
final class Timetable {
    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);
    private static final String GROUP = "recurring";
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final Scheduler scheduler;

    Timetable(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Adds what is new, changes what runs at other times now, removes what is gone. What stays the
     * same is left alone, so that a restart skips no run that is due.
     */
    void replaceBy(List<RecurringJob> jobs) throws SchedulerException {
        for (RecurringJob job : jobs) {
            TriggerKey key = TriggerKey.triggerKey(job.name(), GROUP);
            if (!(scheduler.getTrigger(key) instanceof CronTrigger known)) {
                add(job);
            } else if (!known.getCronExpression().equals(job.cron())) {
                scheduler.rescheduleJob(key, trigger(job));
                LOG.info("Job {} runs at {} now", job.name(), job.cron());
            }
        }
        removeAllBut(jobs.stream().map(RecurringJob::name).collect(Collectors.toSet()));
    }

    private void add(RecurringJob job) throws SchedulerException {
        // Recovery: the run of a node that died is another node's to do.
        JobDetail detail =
                JobBuilder.newJob(RunRecurringJob.class)
                        .withIdentity(job.name(), GROUP)
                        .requestRecovery()
                        .build();
        try {
            scheduler.scheduleJob(detail, trigger(job));
            LOG.info("Job {} runs at {}", job.name(), job.cron());
        } catch (ObjectAlreadyExistsException e) {
            LOG.debug("Another node has added the job {} at the same time", job.name());
        }
    }

    private void removeAllBut(Set<String> names) throws SchedulerException {
        for (JobKey key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
            if (!names.contains(key.getName())) {
                scheduler.deleteJob(key);
                LOG.info("Job {} is no more", key.getName());
            }
        }
    }

    /** However many runs were missed while no node was up, one makes up for them. */
    private static CronTrigger trigger(RecurringJob job) {
        return TriggerBuilder.newTrigger()
                .withIdentity(job.name(), GROUP)
                .withSchedule(
                        CronScheduleBuilder.cronSchedule(job.cron())
                                .inTimeZone(UTC)
                                .withMisfireHandlingInstructionFireAndProceed())
                .build();
    }
}
