package io.surveylink.run;

/** What an attempt came to. Each is kept with its call, code, time and the person whose account made it. */
public enum AttemptOutcome {
    SUCCEEDED,
    /** The answer was lost, and a lookup found that the record had been written. */
    FOUND,
    FAILED,
    /** Failed for now: another attempt is made by itself. */
    RETRY,
    UNCERTAIN,
    /** Put back, because what hits every row alike began a hold. */
    HELD,
    /** The call was refused as a whole: its rows travel with half as many. */
    SPLIT,
    /** The call was not made: the batch was too old when it could have left. */
    DROPPED
}
