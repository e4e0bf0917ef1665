package io.cardradar.app.contentcheck;

/** What can be checked. */
public enum SubjectKind {
    CARD,
    FILE
}
