/**
 * Owns the search index of customers: Elasticsearch behind an alias, rebuilt from the tables.
 *
 * <p>Publishes {@link io.cardradar.app.search.SearchIndex}. Listens to {@link
 * io.cardradar.app.customers.CustomerChanged} through the outbox.
 */
@NullMarked
package io.cardradar.app.search;

import org.jspecify.annotations.NullMarked;
