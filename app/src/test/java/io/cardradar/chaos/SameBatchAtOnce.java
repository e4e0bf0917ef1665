package io.cardradar.chaos;

import io.cardradar.chaos.Client.Answer;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** One client sends the same batch from many connections at once. */
final class SameBatchAtOnce implements Scenario {
    private static final int ROUNDS = 60;
    private static final int CONNECTIONS = 16;
    private static final int EVENTS = 50;

    @Override
    public String name() {
        return "same-batch-at-once";
    }

    @Override
    public String title() {
        return "%d times, the same %d events come from %d connections at once"
                .formatted(ROUNDS, EVENTS, CONNECTIONS);
    }

    @Override
    public void disturb(Stage stage) {
        Client client = new Client();
        for (int round = 0; round < ROUNDS; round++) {
            Company company = stage.making().companies().get(round % 3);
            String token = company.visitors().get(round % company.visitors().size());
            Batch batch = stage.making().batch(company, token, EVENTS);
            stage.ledger().sending(batch);
            List<Answer> answers = sendAtOnce(stage, client, batch);
            int accepted = answers.stream().mapToInt(Answer::accepted).sum();
            int duplicates = answers.stream().mapToInt(Answer::duplicates).sum();
            stage.demand(
                    accepted == EVENTS && duplicates == (CONNECTIONS - 1) * EVENTS,
                    "of %d events sent %d times, %d were accepted and %d known"
                            .formatted(EVENTS, CONNECTIONS, accepted, duplicates));
        }
        stage.recoveryBegins();
        stage.awaitRecovery();
    }

    private static List<Answer> sendAtOnce(Stage stage, Client client, Batch batch) {
        String body = batch.body(stage.making().clock().instant());
        List<CompletableFuture<Answer>> sent =
                IntStream.range(0, CONNECTIONS)
                        .mapToObj(i ->
                                client.postLater(stage.stack().node().uri(), batch.token(), body))
                        .toList();
        List<Answer> answers = sent.stream().map(CompletableFuture::join).toList();
        for (Answer answer : answers) {
            stage.ledger().count(answer);
            stage.demand(answer.isReceipt(), "a batch was answered " + answer.kind());
        }
        Answer first = answers.stream().filter(a -> a.accepted() > 0).findFirst().orElseThrow();
        stage.ledger().acknowledge(batch, first);
        return answers;
    }
}
