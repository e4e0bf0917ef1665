package io.cardradar.app.dashboards;

import io.cardradar.analytics.metrics.Period;
import io.cardradar.analytics.metrics.Scope;

/** A question that the caller may ask: over which days, of whose figures. */
record Question(Scope scope, Period period) {}
