/**
 * Owns the model-based test: random lives of small companies, held against a model in memory.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.model;

import org.jspecify.annotations.NullMarked;
