package io.cardradar.app.identity;

/** What a log-in is to the company. */
public enum PrincipalKind {
    EMPLOYEE,
    VISITOR
}
