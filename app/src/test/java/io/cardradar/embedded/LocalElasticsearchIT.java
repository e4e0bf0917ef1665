package io.cardradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

class LocalElasticsearchIT {
    private static final String DOCUMENT = "/kept/_doc/1?refresh=true";

    @TempDir Path home;
    private final HttpClient client = HttpClient.newHttpClient();

    /** One walk through its life, since each start costs ten seconds. */
    @Test
    void keepsDocumentsOverStopAndKill() throws Exception {
        var ports = new LocalElasticsearch.Ports(FreePort.any(), FreePort.any());
        try (LocalElasticsearch elasticsearch = new LocalElasticsearch(home, ports, "512m")) {
            elasticsearch.start();
            put(elasticsearch.uri().resolve(DOCUMENT), "{\"name\": \"王小明\"}");

            elasticsearch.process().kill();
            assertThat(Http.responds(elasticsearch.uri())).isFalse();
            elasticsearch.start();
            assertThat(get(elasticsearch.uri().resolve(DOCUMENT))).contains("王小明");

            elasticsearch.process().pause();
            assertThat(Http.responds(elasticsearch.uri())).isFalse();
            elasticsearch.process().resume();
            assertThat(get(elasticsearch.uri().resolve(DOCUMENT))).contains("王小明");

            ProcessTree tree =
                    ProcessTree.of(ProcessHandle.of(elasticsearch.process().pid()).orElseThrow());
            assertThat(tree.members()).hasSizeGreaterThan(1);
            elasticsearch.process().stop();
            assertThat(tree.members()).noneMatch(ProcessHandle::isAlive);
        }
    }

    private void put(URI uri, String json) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(201);
    }

    private String get(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
