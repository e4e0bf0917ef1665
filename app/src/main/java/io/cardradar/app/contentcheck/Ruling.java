package io.cardradar.app.contentcheck;

/** What is to become of a content. */
public enum Ruling {
    /** Others may see it. */
    ALLOWED,
    /** Nobody sees it yet. */
    HELD,
    /** Nobody will see it. */
    REFUSED
}
