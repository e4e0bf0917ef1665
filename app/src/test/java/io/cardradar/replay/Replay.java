package io.cardradar.replay;

import io.cardradar.replay.Visit.PageView;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What {@code mvn -Preplay} runs: sends the sessions of a file to a demo company as its visitors
 * would, and checks that radar and dashboard show exactly that. {@link ReplaySettings} names the
 * properties that it understands.
 */
public final class Replay {
    /** The service takes events of 90 days; a replay that could not be repeated is refused. */
    private static final int OLDEST_ANCHOR_DAYS = 58;

    private final ReplaySettings settings;
    private final PrintStream out;
    private final Clock clock;
    private final Account account = new Account();
    private final Service service;
    private final Crew crew;

    public Replay(ReplaySettings settings, PrintStream out, Clock clock) {
        this.settings = settings;
        this.out = out;
        this.clock = clock;
        this.service = new Service(settings.target(), account);
        this.crew = new Crew(settings.load().connections());
    }

    public static void main(String[] arguments) {
        try {
            ReplaySettings settings =
                    ReplaySettings.from(
                            System.getProperties(),
                            Path.of(System.getProperty("project.root", "."))
                                    .toAbsolutePath()
                                    .normalize());
            boolean agrees = new Replay(settings, System.out, Clock.systemUTC()).run();
            System.exit(agrees ? 0 : 1);
        } catch (ReplayFailed e) {
            System.out.println("\n" + e.getMessage());
            System.exit(1);
        }
    }

    /** Whether everything that is read back agrees with what was sent. */
    public boolean run() {
        long start = System.nanoTime();
        SessionFile file = SessionFile.read(settings.file());
        if (!service.isThere()) {
            throw new ReplayFailed(
                    "Nobody answers at " + settings.target() + ": start it with mvn -Prun.");
        }
        List<Salesperson> salespeople =
                IntStream.rangeClosed(1, ReplaySettings.SALESPEOPLE)
                        .mapToObj(number -> Salesperson.logIn(service, number))
                        .toList();
        Session manager = service.logInManager();
        Memory memory = remember(file, salespeople, manager);
        Plan plan = plan(file, memory.anchor());
        play(visits(plan, file, settings.load().sessions()), salespeople);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        Expectation expectation = Expectation.of(visits(plan, file, memory.sessions()));
        Readings readings = new Readings(salespeople, manager, plan.firstDay());
        out.println("\nWaiting until radar and dashboard have caught up ...");
        Figures grown =
                readings.until(now -> expectation.isMet(now.minus(memory.before())))
                        .minus(memory.before());
        Report report = new Report(out, account);
        report.sent(took);
        return report.readBack(expectation, grown, readings.timeline(Expectation.SAMPLED));
    }

    /** Notes before anything is sent, so that a replay which was broken off can be repeated. */
    private Memory remember(SessionFile file, List<Salesperson> salespeople, Session manager) {
        Path note = Memory.file(settings.dataDirectory(), manager.company(), file.fingerprint());
        LocalDate today = LocalDate.now(clock.withZone(Plan.ZONE));
        Memory memory = Memory.read(note);
        if (memory == null) {
            LocalDate firstDay = plan(file, today).firstDay();
            out.println("The first replay of this file into this company: reading what is there");
            Figures before = new Readings(salespeople, manager, firstDay).settled();
            memory = new Memory(today, 0, before);
        }
        if (ChronoUnit.DAYS.between(memory.anchor(), today) > OLDEST_ANCHOR_DAYS) {
            throw new ReplayFailed(
                    "The first replay was on %s: its events are too old to be sent again. Delete %s to replay anew."
                            .formatted(memory.anchor(), note));
        }
        memory = memory.covering(Math.min(settings.load().sessions(), file.sessions().size()));
        memory.write(note);
        return memory;
    }

    /** Visitors of another file must not be those of the first. */
    private Plan plan(SessionFile file, LocalDate anchor) {
        String openids = settings.ownFile() ? "replay-" + file.fingerprint() + "-" : "replay-";
        return new Plan(file.fingerprint(), openids, anchor);
    }

    private static List<Visit> visits(Plan plan, SessionFile file, int sessions) {
        return file.sessions().stream().limit(sessions).map(plan::visit).toList();
    }

    private void play(List<Visit> visits, List<Salesperson> salespeople) {
        new Report(out, account).plan(settings.file(), visits);
        Sending sending =
                new Sending(
                        service,
                        salespeople.stream().map(Salesperson::card).toList(),
                        account,
                        new Pace(settings.load().rate()),
                        clock);
        Map<String, Integer> buyers = new ConcurrentHashMap<>();
        try (ProgressBar progress = new ProgressBar(out, "events", pages(visits))) {
            crew.work(
                    visits,
                    visit -> {
                        String visitor = sending.play(visit);
                        if (visit.deal()) {
                            buyers.put(visitor, visit.salesperson());
                        }
                        progress.add(visit.pages().size());
                    });
        }
        try (ProgressBar progress = new ProgressBar(out, "deals", buyers.size())) {
            new Deals(salespeople, crew, account).win(buyers, progress);
        }
    }

    static long pages(List<Visit> visits) {
        return visits.stream().mapToLong(visit -> visit.pages().size()).sum();
    }

    static long dwellMs(List<Visit> visits) {
        return visits.stream()
                .flatMap(visit -> visit.pages().stream())
                .mapToLong(PageView::dwellMs)
                .sum();
    }
}
