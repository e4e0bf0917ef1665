package io.cardradar.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM is told to run something.
 *
 * @param arguments for example {@code -Xmx512m} and {@code -Dkey=value}
 */
public record Jvm(List<String> arguments, String classPath) {
    /** What the image gives the service (docs/decisions/0030). */
    public static final List<String> RECOMMENDED =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xss512k",
                    "-Xms96m",
                    "-XX:NewRatio=1",
                    "-XX:SurvivorRatio=4");

    public Jvm {
        arguments = List.copyOf(arguments);
    }

    /** On what ships, as the build left it. */
    public static Jvm shipped(List<String> arguments) {
        return new Jvm(arguments, JavaProgram.classPath());
    }

    /** The same with one argument more. */
    public Jvm with(String argument) {
        List<String> all = new ArrayList<>(arguments);
        all.add(argument);
        return new Jvm(all, classPath);
    }
}
