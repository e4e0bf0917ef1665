package io.cardradar.analytics.events;

/**
 * What an event was about.
 *
 * @param id the company's own id of it: 1 to 64 visible ASCII characters
 */
public record Subject(SubjectKind kind, String id) {}
