package io.surveylink.survey;

/** Whether the respondent finished. */
public enum ResponseStatus {
    COMPLETE,
    INCOMPLETE
}
