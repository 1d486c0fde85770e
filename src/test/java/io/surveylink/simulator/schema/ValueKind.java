package io.surveylink.simulator.schema;

/** How a value is read, stored and compared. */
public enum ValueKind {
    TEXT,
    EMAIL,
    ID,
    BOOLEAN,
    INTEGER,
    DECIMAL,
    DATE,
    DATETIME,
    TIME
}
