package io.cardradar.app.realtime;

import jakarta.inject.Singleton;

import java.util.UUID;

/** What this node calls itself among the others, until it ends. */
@Singleton
class ThisNode {
    private static final int LENGTH = 12;

    private final String name = UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);

    String name() {
        return name;
    }
}
