package io.cardradar.app.radar.notices;

import io.cardradar.analytics.visitors.KnownVisitors;
import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Shows signals with the names and words that people read. */
@Singleton
public class SignalViews {
    private final Visitors visitors;
    private final SignalTexts texts;

    SignalViews(Visitors visitors, SignalTexts texts) {
        this.visitors = visitors;
        this.texts = texts;
    }

    /** In the order in which they are given; inside a transaction or connection of the tenant. */
    public List<SignalView> of(TenantId tenant, List<Signal> signals, Locale locale) {
        if (signals.isEmpty()) {
            return List.of();
        }
        Set<VisitorId> ids = new HashSet<>();
        signals.forEach(signal -> ids.addAll(visitorsOf(signal)));
        KnownVisitors known = visitors.known(tenant, ids);
        return signals.stream().map(signal -> view(signal, known, locale)).toList();
    }

    private static List<VisitorId> visitorsOf(Signal signal) {
        Signal.Digest digest = signal.details().digest();
        if (digest != null) {
            return digest.foremost().stream().map(VisitorId::new).toList();
        }
        Signal.Acts acts = signal.acts();
        return acts == null ? List.of() : List.of(acts.visitor());
    }

    private SignalView view(Signal signal, KnownVisitors known, Locale locale) {
        List<Person> people = visitorsOf(signal).stream().map(id -> person(known.of(id))).toList();
        Signal.Acts acts = signal.acts();
        Signal.Digest digest = signal.details().digest();
        return new SignalView(
                signal.id(),
                signal.kind().wireName(),
                acts == null ? null : person(known.of(acts.visitor())),
                acts == null ? null : ActsView.of(acts),
                reasons(signal, locale),
                digest == null
                        ? null
                        : new DigestView(
                                digest.notices(),
                                digest.alerts(),
                                digest.acts(),
                                digest.visitors(),
                                people),
                texts.text(signal, people.stream().map(Person::name).toList(), locale));
    }

    private @Nullable List<ReasonView> reasons(Signal signal, Locale locale) {
        List<Signal.Reason> reasons = signal.details().reasons();
        Signal.Acts acts = signal.acts();
        return reasons == null || acts == null
                ? null
                : reasons.stream()
                        .map(reason ->
                                new ReasonView(reason.kind(), texts.reason(reason, acts, locale)))
                        .toList();
    }

    private static Person person(KnownVisitors.Known known) {
        return new Person(known.visitor().value(), known.name(), known.customerId());
    }

    /**
     * @param id stays when a notice grows: whoever shows it replaces it
     * @param kind {@code acts}, {@code alert} or {@code digest}
     * @param reasons why a visitor is promising; alerts only
     * @param text all of it in a sentence, in the reader's language
     */
    @Serdeable
    public record SignalView(
            UUID id,
            String kind,
            @Nullable Person visitor,
            @Nullable ActsView acts,
            @Nullable List<ReasonView> reasons,
            @Nullable DigestView digest,
            String text) {}

    @Serdeable
    record Person(UUID id, String name, @Nullable UUID customerId) {}

    /**
     * @param times how often within this notice
     * @param nth the how manieth the last of them was, of all that this visitor ever did
     */
    @Serdeable
    record ActsView(
            String type,
            @Nullable String subject,
            long times,
            long nth,
            Instant firstAt,
            Instant lastAt) {
        static ActsView of(Signal.Acts acts) {
            return new ActsView(
                    acts.type().wireName(),
                    acts.subject().isEmpty() ? null : acts.subject(),
                    acts.times(),
                    acts.nth(),
                    acts.firstAt(),
                    acts.lastAt());
        }
    }

    @Serdeable
    record ReasonView(String rule, String text) {}

    @Serdeable
    record DigestView(long notices, long alerts, long acts, long visitors, List<Person> foremost) {}
}
