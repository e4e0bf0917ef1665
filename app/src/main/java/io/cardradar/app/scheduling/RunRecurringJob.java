package io.cardradar.app.scheduling;

import io.cardradar.kernel.RecurringJob;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;

/**
 * The one job class that Quartz knows: does the duty whose name the job bears. A failure is logged
 * and the next run comes in its own time.
 */
@DisallowConcurrentExecution
final class RunRecurringJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecurringJob.class);

    private final Map<String, RecurringJob> jobs;

    RunRecurringJob(Map<String, RecurringJob> jobs) {
        this.jobs = jobs;
    }

    @Override
    public void execute(JobExecutionContext context) {
        String name = context.getJobDetail().getKey().getName();
        RecurringJob job = jobs.get(name);
        if (job == null) {
            LOG.warn("Job {} is of another release of the service: not run here", name);
            return;
        }
        try {
            job.run();
        } catch (RuntimeException e) {
            LOG.error("Job {} failed", name, e);
        }
    }
}
