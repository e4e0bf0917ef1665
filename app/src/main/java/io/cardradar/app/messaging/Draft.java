package io.cardradar.app.messaging;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/** What a salesperson wants to tell a customer. */
sealed interface Draft {
    /**
     * @param template our id of the template
     * @param data by field of the template
     */
    record Subscribe(UUID template, @Nullable String page, Map<String, String> data)
            implements Draft {}

    /** By customer service. */
    record Service(ServiceContent content) implements Draft {}
}
