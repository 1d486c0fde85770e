package io.surveylink.run.internal;

/** What made a task run wait to be sent. */
enum StartedBy {
    EVENT,
    REPLAY,
    /** A replay that a person wants even if newer content of its response has arrived. */
    INSISTED
}
