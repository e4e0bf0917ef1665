package io.cardradar.app.dashboards;

import io.cardradar.analytics.metrics.Grain;
import io.cardradar.analytics.metrics.Metric;
import io.cardradar.analytics.metrics.Period;
import io.cardradar.analytics.metrics.Trend.Point;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** One metric over a period, point by point. */
@Serdeable
record TrendView(
        String metric, String grain, LocalDate from, LocalDate to, List<PointView> points) {
    static TrendView of(Metric metric, Grain grain, Period period, List<Point> points) {
        return new TrendView(
                metric.key(),
                grain.name().toLowerCase(Locale.ROOT),
                period.from(),
                period.to(),
                points.stream().map(point -> PointView.of(point, grain, period)).toList());
    }

    /**
     * @param at a date where the company is, or the hour's first moment in UTC
     */
    @Serdeable
    record PointView(String at, long value) {
        static PointView of(Point point, Grain grain, Period period) {
            Instant at = point.at();
            return switch (grain) {
                case DAY ->
                        new PointView(
                                at.atZone(period.zone()).toLocalDate().toString(), point.value());
                case HOUR -> new PointView(at.toString(), point.value());
            };
        }
    }
}
