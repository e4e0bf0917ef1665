package io.cardradar.app.radar.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class WatchFormatTest {
    private static final long NOW = 1_795_306_326_718L;

    private final SplittableRandom random = new SplittableRandom();

    @Test
    void aNewWatchStaysNew() {
        assertThat(WatchFormat.unpack(WatchFormat.pack(Watch.NEW))).isEqualTo(Watch.NEW);
    }

    @RepeatedTest(200)
    void whateverIsPackedIsUnpackedAsItWas() {
        Watch watch =
                new Watch(
                        random.nextDouble(-1, 1e6),
                        time(),
                        time(),
                        list(3, i -> time()),
                        list(Watch.MOST_ACTS, i -> new Watch.Act(code(), subject(), time())),
                        Map.of("heat", time(), "购买", time()),
                        list(Watch.MOST_OPEN, i -> open()));
        assertThat(WatchFormat.unpack(WatchFormat.pack(watch))).isEqualTo(watch);
    }

    @Test
    void extremeNumbersSurvive() {
        Stream.of(0L, -1L, 63L, -64L, 64L, Long.MAX_VALUE, Long.MIN_VALUE)
                .forEach(number -> {
                    Watch.Open open =
                            new Watch.Open(
                                    new UUID(-1, 1), 201, "", number, number, 0, number, true);
                    Watch watch =
                            new Watch(0, number, 0, List.of(), List.of(), Map.of(), List.of(open));
                    assertThat(WatchFormat.unpack(WatchFormat.pack(watch))).isEqualTo(watch);
                });
    }

    @Test
    void aBusyVisitorTakesLessThanPostgresCompresses() {
        List<Watch.Act> acts =
                list(i -> new Watch.Act(302, "product:S-" + i, NOW - i * 1_000L), Watch.MOST_ACTS);
        List<Watch.Open> open =
                list(
                        i ->
                                new Watch.Open(
                                        UUID.randomUUID(),
                                        302,
                                        "product:S-" + i,
                                        30_000,
                                        NOW - 60_000,
                                        NOW,
                                        12,
                                        false),
                        Watch.MOST_OPEN);
        Watch watch = new Watch(163.03, NOW, NOW, List.of(NOW), acts, Map.of(), open);
        assertThat(WatchFormat.pack(watch)).hasSizeLessThan(1_500);
    }

    @Test
    void damagedBytesAreRefused() {
        byte[] whole =
                WatchFormat.pack(new Watch(1, 2, 3, List.of(4L), List.of(), Map.of(), List.of()));
        assertThatThrownBy(() -> WatchFormat.unpack(Arrays.copyOf(whole, whole.length - 2)))
                .isInstanceOf(IllegalStateException.class);
        whole[0] = 9;
        assertThatThrownBy(() -> WatchFormat.unpack(whole))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A watch of an unknown format: 9");
    }

    private <T> List<T> list(int most, java.util.function.IntFunction<T> item) {
        return list(item, random.nextInt(most + 1));
    }

    private static <T> List<T> list(java.util.function.IntFunction<T> item, int size) {
        return IntStream.range(0, size).mapToObj(item).toList();
    }

    private long time() {
        return NOW - random.nextLong(-100_000, 90_000_000_000L);
    }

    private int code() {
        return random.nextInt(100, 999);
    }

    private String subject() {
        return random.nextBoolean() ? "" : "product:产品-" + random.nextInt(1_000_000);
    }

    private Watch.Open open() {
        return new Watch.Open(
                new UUID(random.nextLong(), random.nextLong()),
                code(),
                subject(),
                random.nextLong(1L << 40),
                time(),
                time(),
                random.nextLong(1_000),
                random.nextBoolean());
    }
}
