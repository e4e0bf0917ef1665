package io.cardradar.app.customers;

import io.cardradar.analytics.scoring.Heat;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One salesperson's relationship with one part of a stitched customer, or with all of it.
 *
 * @param nextAt when to be in touch again
 * @param tags with the times at which they were added
 */
record RelationshipPart(
        @Nullable String remark,
        String stage,
        Instant stageSince,
        String source,
        Heat heat,
        @Nullable Instant lastActiveAt,
        @Nullable Instant lastFollowedAt,
        @Nullable Instant nextAt,
        Instant createdAt,
        Map<String, Instant> tags) {

    /** A relationship that begins now, in a stage. */
    static RelationshipPart begin(String stage, Instant at) {
        return new RelationshipPart(
                null, stage, at, "direct", Heat.none(at), null, null, null, at, Map.of());
    }

    /**
     * What parts make together. A stage that somebody has chosen beats that of the beginning, and
     * the one chosen last counts. Of plans, the next one stands. Interest adds up.
     *
     * @param parts at least one, those of the oldest customer first
     */
    static RelationshipPart together(List<RelationshipPart> parts) {
        RelationshipPart begun =
                parts.stream().min(Comparator.comparing(RelationshipPart::createdAt)).orElseThrow();
        RelationshipPart standing =
                parts.stream()
                        .filter(RelationshipPart::isMoved)
                        .reduce((one, next) -> next.stageSince.isAfter(one.stageSince) ? next : one)
                        .orElse(begun);
        return new RelationshipPart(
                values(parts, RelationshipPart::remark).findFirst().orElse(null),
                standing.stage,
                standing.stageSince,
                begun.source,
                parts.stream().map(RelationshipPart::heat).reduce(Heat::plus).orElseThrow(),
                latest(parts, RelationshipPart::lastActiveAt),
                latest(parts, RelationshipPart::lastFollowedAt),
                values(parts, RelationshipPart::nextAt).min(Instant::compareTo).orElse(null),
                begun.createdAt,
                allTags(parts));
    }

    /**
     * Whether somebody has chosen the stage: a relationship stands in its first one from its
     * beginning.
     */
    boolean isMoved() {
        return !stageSince.equals(createdAt);
    }

    boolean standsAs(RelationshipPart other) {
        return stage.equals(other.stage)
                && (isMoved() == other.isMoved())
                && (!isMoved() || stageSince.equals(other.stageSince));
    }

    boolean isPlannedAs(RelationshipPart other) {
        return Objects.equals(lastFollowedAt, other.lastFollowedAt)
                && Objects.equals(nextAt, other.nextAt);
    }

    RelationshipPart withRemark(@Nullable String changed) {
        return new RelationshipPart(
                changed,
                stage,
                stageSince,
                source,
                heat,
                lastActiveAt,
                lastFollowedAt,
                nextAt,
                createdAt,
                tags);
    }

    RelationshipPart standingAs(RelationshipPart other) {
        return new RelationshipPart(
                remark,
                other.stage,
                other.stageSince,
                source,
                heat,
                lastActiveAt,
                lastFollowedAt,
                nextAt,
                createdAt,
                tags);
    }

    RelationshipPart planned(@Nullable Instant followedAt, @Nullable Instant next) {
        return new RelationshipPart(
                remark,
                stage,
                stageSince,
                source,
                heat,
                lastActiveAt,
                followedAt,
                next,
                createdAt,
                tags);
    }

    RelationshipPart withTags(Map<String, Instant> more, Collection<String> without) {
        Map<String, Instant> changed = new TreeMap<>(tags);
        changed.putAll(more);
        changed.keySet().removeAll(without);
        return new RelationshipPart(
                remark,
                stage,
                stageSince,
                source,
                heat,
                lastActiveAt,
                lastFollowedAt,
                nextAt,
                createdAt,
                changed);
    }

    private static Map<String, Instant> allTags(List<RelationshipPart> parts) {
        Map<String, Instant> all = new TreeMap<>();
        for (RelationshipPart part : parts) {
            part.tags.forEach((tag, at) ->
                    all.merge(tag, at, (one, other) -> other.isBefore(one) ? other : one));
        }
        return all;
    }

    private static @Nullable Instant latest(
            List<RelationshipPart> parts, Function<RelationshipPart, @Nullable Instant> time) {
        return values(parts, time).max(Instant::compareTo).orElse(null);
    }

    private static <T> Stream<T> values(
            List<RelationshipPart> parts, Function<RelationshipPart, @Nullable T> value) {
        return parts.stream().flatMap(part -> Stream.ofNullable(value.apply(part)));
    }
}
