package io.cardradar.app.scheduling;

import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

import java.util.Properties;
import java.util.UUID;

/** Makes a Quartz scheduler that is one of several over one database. */
final class ClusteredScheduler {
    /** All nodes bear one name: it is what makes them one cluster. */
    private static final String CLUSTER = "cardradar";

    private ClusteredScheduler() {}

    /** Synchronised: Quartz keeps its schedulers in a register of the whole JVM, by name. */
    static synchronized Scheduler create(
            ConnectionProvider connections, SchedulingSettings settings) throws SchedulerException {
        String source = CLUSTER + "-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(source, connections);
        Scheduler scheduler = new StdSchedulerFactory(properties(source, settings)).getScheduler();
        // Two nodes in one JVM, as in tests, must not be handed the same scheduler.
        SchedulerRepository.getInstance().remove(CLUSTER);
        return scheduler;
    }

    private static Properties properties(String source, SchedulingSettings settings) {
        Properties quartz = new Properties();
        quartz.setProperty("org.quartz.scheduler.instanceName", CLUSTER);
        quartz.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        quartz.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        quartz.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        quartz.setProperty(
                "org.quartz.threadPool.threadCount", Integer.toString(settings.threads()));
        quartz.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        quartz.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        quartz.setProperty(
                "org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        quartz.setProperty("org.quartz.jobStore.dataSource", source);
        quartz.setProperty("org.quartz.jobStore.useProperties", "true");
        quartz.setProperty("org.quartz.jobStore.isClustered", "true");
        quartz.setProperty(
                "org.quartz.jobStore.clusterCheckinInterval",
                Long.toString(settings.checkIn().toMillis()));
        return quartz;
    }
}
