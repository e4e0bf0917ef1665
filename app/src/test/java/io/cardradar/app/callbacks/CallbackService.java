package io.cardradar.app.callbacks;

import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;

import java.util.Map;

/** A service with {@link RecordingHandler}, which tries again soon. */
final class CallbackService {
    static final Map<String, Object> SETTINGS =
            Map.of("test.pushes", true, "cardradar.callbacks.retry-after", "20ms");

    private CallbackService() {}

    static TestService shared() {
        return Shared.SERVICE;
    }

    private static final class Shared {
        static final TestService SERVICE = TestService.start(TestStack.freshDatabase(), SETTINGS);
    }
}
