package io.cardradar.bench;

import io.cardradar.analytics.events.Derivation;

/** A derivation without the bean that stated it. */
record PlainDerivation(String table, String columns, String recount) implements Derivation {
    static PlainDerivation of(Derivation derivation) {
        return new PlainDerivation(derivation.table(), derivation.columns(), derivation.recount());
    }

    /** What the table should hold. */
    String truth() {
        return "SELECT " + columns + " FROM (" + recount + ") AS recounted";
    }
}
