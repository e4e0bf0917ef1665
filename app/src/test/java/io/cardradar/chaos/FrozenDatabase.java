package io.cardradar.chaos;

import io.cardradar.chaos.Client.Answer;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** PostgreSQL keeps its connections and answers nothing, while clients do not stop. */
final class FrozenDatabase implements Scenario {
    private static final Duration FROZEN = Duration.ofSeconds(10);
    private static final int REQUESTS = 1_500;
    private static final int EVENTS = 40;

    @Override
    public String name() {
        return "frozen-database";
    }

    @Override
    public String title() {
        return "PostgreSQL is frozen with SIGSTOP for %d s, while %,d more requests of %d events come at once"
                .formatted(FROZEN.toSeconds(), REQUESTS, EVENTS);
    }

    @Override
    public void disturb(Stage stage) {
        long before = Vitals.residentMb(stage.stack().node());
        stage.stack().postgres().process().pause();
        List<CompletableFuture<Answer>> flood;
        long during;
        try {
            Pauses.sleep(FROZEN.dividedBy(4));
            flood = flood(stage);
            Pauses.sleep(FROZEN.dividedBy(4).multipliedBy(3));
            during = Vitals.residentMb(stage.stack().node());
        } finally {
            stage.recoveryBegins();
            stage.stack().postgres().process().resume();
        }
        stage.awaitRecovery();
        flood.forEach(answer -> stage.ledger().count(answer.join()));
        Map<String, Long> answers =
                flood.stream()
                        .map(CompletableFuture::join)
                        .collect(
                                Collectors.groupingBy(
                                        Answer::kind, TreeMap::new, Collectors.counting()));
        stage.note("the flood was answered %s", answers);
        stage.note("the node occupied %d MB before and %d MB while it was frozen", before, during);
        stage.demand(answers.containsKey("429"), "no request of the flood was told to wait (429)");
        stage.demand(!answers.containsKey("none"), "some requests of the flood were not answered");
    }

    /** Which of many the first was, whose events were accepted, nobody can say. */
    private static Answer acknowledged(Stage stage, Batch batch, Answer answer) {
        if (answer.isReceipt()) {
            stage.ledger().wrote(batch);
        }
        return answer;
    }

    /** One batch of each company, again and again: the queue holds each of them all the same. */
    private static List<CompletableFuture<Answer>> flood(Stage stage) {
        URI service = stage.stack().node().uri();
        Client client = new Client();
        List<Batch> batches =
                stage.making().companies().stream()
                        .map(c -> stage.making().batch(c, c.visitors().getFirst(), EVENTS))
                        .toList();
        String sentAt = stage.making().clock().instant().toString();
        List<String> bodies = batches.stream().map(batch -> batch.body(sentAt)).toList();
        return IntStream.range(0, REQUESTS)
                .mapToObj(i -> i % batches.size())
                .map(i ->
                        client.postLater(service, batches.get(i).token(), bodies.get(i))
                                .thenApply(answer -> acknowledged(stage, batches.get(i), answer)))
                .toList();
    }
}
