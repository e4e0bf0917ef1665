package io.cardradar.app.messaging.wecom;

import io.micronaut.serde.annotation.Serdeable;

import java.util.UUID;

/**
 * What a salesperson is told, in words.
 *
 * @param time hours and minutes by the company's clocks
 */
@Serdeable
record Notice(UUID visitor, String name, String acts, String time) {
    /** Without what it says. */
    @Override
    public String toString() {
        return "Notice[" + visitor + "]";
    }
}
