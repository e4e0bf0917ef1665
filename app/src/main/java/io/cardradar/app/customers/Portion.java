package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All that one customer has by itself, or that a stitched one has altogether: who it is, and its
 * relationships.
 *
 * @param texts without those that are unknown
 * @param formerPhone encrypted, in Base64
 */
record Portion(
        CustomerId id,
        Instant createdAt,
        int version,
        Map<Field, String> texts,
        @Nullable KnownPhone phone,
        @Nullable String formerPhone,
        Map<EmployeeId, RelationshipPart> relationships) {
    /** The oldest first: whoever comes first lends the id. */
    static final Comparator<Portion> BY_AGE =
            Comparator.comparing(Portion::createdAt)
                    .thenComparing(portion -> portion.id.toString());

    private static final Comparator<EmployeeId> BY_ID =
            Comparator.comparing((EmployeeId id) -> id.value());

    /**
     * What parts make together, under the id of the oldest. Of each text, what the oldest says
     * counts; what a younger says of the same stays in its part.
     *
     * @param parts at least one, {@link #BY_AGE}
     */
    static Portion together(List<Portion> parts) {
        Portion oldest = parts.getFirst();
        if (parts.size() == 1) {
            return oldest;
        }
        Map<Field, String> texts = new EnumMap<>(Field.class);
        for (Portion part : parts) {
            part.texts.forEach(texts::putIfAbsent);
        }
        KnownPhone phone = KnownPhone.best(phones(parts));
        return new Portion(
                oldest.id,
                oldest.createdAt,
                oldest.version,
                texts,
                phone,
                formerPhone(parts, phone),
                relationshipsTogether(parts));
    }

    private static Map<EmployeeId, RelationshipPart> relationshipsTogether(List<Portion> parts) {
        TreeSet<EmployeeId> owners = new TreeSet<>(BY_ID);
        parts.forEach(part -> owners.addAll(part.relationships.keySet()));
        Map<EmployeeId, RelationshipPart> together = new TreeMap<>(BY_ID);
        for (EmployeeId owner : owners) {
            together.put(owner, RelationshipPart.together(of(parts, owner)));
        }
        return together;
    }

    /** What the parts have with one salesperson, the oldest first. */
    static List<RelationshipPart> of(List<Portion> parts, EmployeeId owner) {
        return parts.stream()
                .flatMap(part -> Stream.ofNullable(part.relationships.get(owner)))
                .toList();
    }

    private static List<KnownPhone> phones(List<Portion> parts) {
        return parts.stream().flatMap(part -> Stream.ofNullable(part.phone)).toList();
    }

    /** Another number that one of the parts has, so that none is out of sight. */
    private static @Nullable String formerPhone(List<Portion> parts, @Nullable KnownPhone phone) {
        Optional<String> other =
                phones(parts).stream()
                        .filter(known -> !known.hash().equals(phone == null ? "" : phone.hash()))
                        .map(KnownPhone::sealed)
                        .findFirst();
        return other.orElseGet(() ->
                parts.stream()
                        .flatMap(part -> Stream.ofNullable(part.formerPhone))
                        .findFirst()
                        .orElse(null));
    }

    Portion withText(Field field, @Nullable String text) {
        Map<Field, String> changed = new EnumMap<>(Field.class);
        changed.putAll(texts);
        if (text == null) {
            changed.remove(field);
        } else {
            changed.put(field, text);
        }
        return new Portion(id, createdAt, version, changed, phone, formerPhone, relationships);
    }

    Portion withPhone(@Nullable KnownPhone changed) {
        return new Portion(id, createdAt, version, texts, changed, formerPhone, relationships);
    }

    Portion with(EmployeeId owner, RelationshipPart relationship) {
        Map<EmployeeId, RelationshipPart> changed = new TreeMap<>(BY_ID);
        changed.putAll(relationships);
        changed.put(owner, relationship);
        return new Portion(id, createdAt, version, texts, phone, formerPhone, changed);
    }

    boolean says(Field field, @Nullable String text) {
        return Objects.equals(texts.get(field), text);
    }

    UUID uuid() {
        return id.value();
    }

    /** What people write about a customer. */
    enum Field {
        NAME,
        COMPANY,
        POSITION,
        EMAIL
    }
}
