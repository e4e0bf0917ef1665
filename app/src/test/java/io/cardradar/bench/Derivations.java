package io.cardradar.bench;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.embedded.ServiceSettings;
import io.micronaut.context.ApplicationContext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All tables that follow from events alone, as the service's features state them. */
final class Derivations {
    private Derivations() {}

    /** Asks the service's beans, in a context that neither answers nor works. */
    static List<PlainDerivation> of(BenchStack stack) {
        ServiceSettings settings = stack.told();
        Map<String, Object> properties = new HashMap<>();
        settings.environment()
                .forEach((name, value) ->
                        properties.put(
                                name.toLowerCase(java.util.Locale.ROOT).replace('_', '.'), value));
        // Names of two words, which the rule above takes apart.
        properties.keySet().removeIf(name -> name.startsWith("cardradar."));
        properties.put(
                "cardradar.secrets.master-key",
                settings.environment().get("CARDRADAR_SECRETS_MASTER_KEY"));
        properties.put("cardradar.migrate-on-start", false);
        properties.put("cardradar.outbox.workers", false);
        properties.put("cardradar.scheduling.enabled", false);
        List<PlainDerivation> stated = new ArrayList<>();
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            context.getBeansOfType(Derivation.class)
                    .forEach(derivation -> stated.add(PlainDerivation.of(derivation)));
        }
        return stated;
    }
}
