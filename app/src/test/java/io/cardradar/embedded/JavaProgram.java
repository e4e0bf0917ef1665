package io.cardradar.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A main class of this project to run in a JVM of its own, on the class path that ships: no test
 * class, no test library.
 *
 * @param name of the process
 * @param mainClass by name, so that the launcher does not depend on it
 * @param jvm how to run it
 * @param environment settings, as an operator would give them
 */
record JavaProgram(String name, String mainClass, Jvm jvm, Map<String, String> environment) {
    JavaProgram(
            String name,
            String mainClass,
            List<String> jvmArguments,
            Map<String, String> environment) {
        this(name, mainClass, new Jvm(jvmArguments, classPath()), environment);
    }

    /** The process, not started yet, with its log and pid file below that data folder. */
    LocalProcess in(Path home) {
        return new LocalProcess(
                new Launch(
                        name,
                        command(),
                        environment,
                        home,
                        home,
                        new Launch.Traits(Signal.TERM, false)));
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm.arguments());
        command.addAll(List.of("-cp", jvm.classPath(), mainClass));
        return command;
    }

    /** What ships, as the build left it: folders and jars. */
    static String classPath() {
        Path file = BuildFolder.target().resolve("runtime.classpath");
        try {
            return BuildFolder.target().resolve("classes") + ":" + Files.readString(file).strip();
        } catch (IOException e) {
            throw new LaunchFailed("No " + file + ": run mvn process-test-resources first.", e);
        }
    }
}
