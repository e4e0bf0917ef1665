package io.cardradar.app.dashboards;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.cardradar.analytics.metrics.Overview.Figure;
import io.cardradar.analytics.metrics.Period;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The figures of a period, both days included. */
@Serdeable
record OverviewView(LocalDate from, LocalDate to, List<FigureView> metrics) {
    static OverviewView of(Period period, List<Figure> figures) {
        return new OverviewView(period.from(), period.to(), FigureView.of(figures));
    }

    /**
     * @param previous the value of the period of equal length just before
     * @param change the growth as a share of {@code previous}, to 4 decimals; null where that is 0
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FigureView(String key, long value, long previous, @Nullable BigDecimal change) {
        static List<FigureView> of(List<Figure> figures) {
            return figures.stream()
                    .map(figure ->
                            new FigureView(
                                    figure.metric().key(),
                                    figure.value(),
                                    figure.previous(),
                                    figure.change()))
                    .toList();
        }
    }
}
