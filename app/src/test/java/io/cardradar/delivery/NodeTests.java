package io.cardradar.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.cardradar.architecture.Checkout;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Tests written for Node's own test runner; each becomes a test of JUnit's, with its own failure.
 */
final class NodeTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path REPORTER = Checkout.ROOT.resolve("app/src/test/node/reporter.mjs");
    private static final int LIMIT_SECONDS = 240;

    private final Path project;
    private final Map<String, String> environment;

    /**
     * @param project the folder of a package, whose tests are in {@code test}
     */
    NodeTests(String project, Map<String, String> environment) {
        this.project = Checkout.ROOT.resolve(project).toAbsolutePath();
        this.environment = environment;
    }

    /** Skips the test where there is no Node; the build machine must have it. */
    static void requireNode() {
        boolean there = answers("node", "--version");
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("node is on the path").isTrue();
        }
        Assumptions.assumeTrue(there, "Skipped: needs Node 18 or newer (apt-get install nodejs)");
    }

    /** Whether a program can be run and ends well. */
    private static boolean answers(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One container a file; files run one after the other. */
    Stream<DynamicContainer> all() throws IOException {
        try (Stream<Path> files = Files.list(project.resolve("test"))) {
            List<Path> tests =
                    files.filter(file -> file.toString().endsWith(".test.js")).sorted().toList();
            assertThat(tests).as("tests in " + project).isNotEmpty();
            return tests.stream()
                    .map(file -> dynamicContainer(name(file), Stream.of(file).flatMap(this::run)));
        }
    }

    private String name(Path file) {
        return project.getFileName() + "/" + file.getFileName();
    }

    private Stream<DynamicTest> run(Path file) {
        try {
            Path folder = Files.createDirectories(Checkout.ROOT.resolve("app/target/node-tests"));
            Path results = folder.resolve(name(file).replace('/', '.') + ".json").toAbsolutePath();
            Path said = folder.resolve(name(file).replace('/', '.') + ".log");
            Files.deleteIfExists(results);
            int end = end(file, results, said);
            List<DynamicTest> tests = new ArrayList<>();
            for (String line :
                    Files.exists(results) ? Files.readAllLines(results) : List.<String>of()) {
                tests.add(test(JSON.readValue(line, Result.class)));
            }
            String output = Files.readString(said);
            tests.add(
                    dynamicTest(
                            name(file) + " runs to its end",
                            () -> assertThat(end).as(output).isBetween(0, 1)));
            return tests.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int end(Path file, Path results, Path said) throws IOException {
        ProcessBuilder node =
                new ProcessBuilder(
                        "node",
                        "--test-reporter=" + REPORTER.toAbsolutePath(),
                        "--test-reporter-destination=" + results,
                        file.toString());
        node.environment().putAll(environment);
        Process process =
                node.directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static DynamicTest test(Result result) {
        return dynamicTest(
                result.name,
                () -> {
                    assertThat(result.passed).as(result.text).isTrue();
                    assertThat(result.skipped).as("it was skipped").isFalse();
                });
    }

    private record Result(String name, boolean passed, boolean skipped, String text) {}
}
