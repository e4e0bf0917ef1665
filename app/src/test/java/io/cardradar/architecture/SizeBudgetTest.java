package io.cardradar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small things are read; large things are believed. The budget of CONTRIBUTING.md. */
final class SizeBudgetTest {
    private static final int FILE_LINES = 250;
    private static final int METHOD_LINES = 30;
    private static final int COLLABORATORS = 6;
    private static final int PARAMETERS = 5;

    @Test
    void filesHaveAtMost250Lines() throws IOException {
        assertThat(Checkout.sources(".java", ".js", ".css"))
                .filteredOn(file -> lines(file) > FILE_LINES)
                .extracting(file -> Checkout.name(file) + " has " + lines(file))
                .as("files of more than %d lines", FILE_LINES)
                .isEmpty();
    }

    @Test
    void methodsHaveAtMost30Lines() {
        assertThat(methods().filter(method -> method.lines() > METHOD_LINES))
                .as("methods of more than %d lines", METHOD_LINES)
                .isEmpty();
    }

    @Test
    void constructorsTakeAtMostSixCollaborators() {
        assertThat(methods().filter(Method::isConstructor))
                .filteredOn(method -> method.parameters() > COLLABORATORS)
                .as("constructors of more than %d parameters", COLLABORATORS)
                .isEmpty();
    }

    @Test
    void methodsTakeAtMostFiveParameters() {
        assertThat(methods().filter(method -> !method.isConstructor()))
                .filteredOn(method -> method.parameters() > PARAMETERS)
                .as("methods of more than %d parameters: make them a record", PARAMETERS)
                .isEmpty();
    }

    private static Stream<Method> methods() {
        return Parsed.METHODS.stream();
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class Parsed {
        static final List<Method> METHODS = SourceMethods.of(Checkout.sources(".java"));
    }

    /**
     * A method or the constructor of a class; a record's constructor repeats its components and is
     * not counted.
     */
    record Method(String name, String file, long lines, int parameters, boolean isConstructor) {
        @Override
        public String toString() {
            return "%s in %s: %d lines, %d parameters".formatted(name, file, lines, parameters);
        }
    }
}
