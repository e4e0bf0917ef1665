package io.cardradar.app.callbacks;

import io.cardradar.kernel.Problem;

import java.util.Arrays;

/** Says what went wrong without the messages of exceptions: they may quote what a user wrote. */
final class Failures {
    private static final String OURS = "io.cardradar.";

    private Failures() {}

    static String describe(Throwable failure) {
        String name =
                failure instanceof Problem problem
                        ? problem.code()
                        : failure.getClass().getSimpleName();
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> name + " at " + place(frame))
                .orElse(name);
    }

    private static String place(StackTraceElement frame) {
        String type = frame.getClassName();
        return "%s.%s:%d"
                .formatted(
                        type.substring(type.lastIndexOf('.') + 1),
                        frame.getMethodName(),
                        frame.getLineNumber());
    }
}
