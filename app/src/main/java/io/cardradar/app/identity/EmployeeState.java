package io.cardradar.app.identity;

/** Where an employee stands; only an active one logs in. */
public enum EmployeeState {
    INVITED,
    ACTIVE,
    SUSPENDED,
    DEPARTED
}
