package io.cardradar.app.radar;

import java.util.Map;

/**
 * One message, ready to be sent.
 *
 * @param texts as JSON, for each language that somebody reads
 */
record StreamText(long seq, Map<Language, String> texts) {}
