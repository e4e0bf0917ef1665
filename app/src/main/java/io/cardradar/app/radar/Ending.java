package io.cardradar.app.radar;

import io.micronaut.websocket.CloseReason;

/** Why the service ends a stream; docs/realtime.md says what a client does then. */
enum Ending {
    BAD_CURSOR(4400, "page.bad_cursor"),
    TOKEN_EXPIRED(4401, "stream.token_expired"),
    EMPLOYEE_GONE(4403, "stream.employee_gone"),
    TOO_SLOW(4408, "stream.too_slow"),
    REPLACED(4409, "stream.replaced"),
    NO_ANSWER(4410, "stream.no_answer"),
    FULL(4429, "stream.full");

    private final CloseReason reason;

    Ending(int code, String name) {
        this.reason = new CloseReason(code, name);
    }

    CloseReason reason() {
        return reason;
    }
}
