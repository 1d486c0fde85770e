package io.surveylink.survey;

/** Kinds of questions and with them the JSON type of an answer. */
public enum QuestionType {
    /** A line of text. */
    TEXT,
    LONG_TEXT,
    /** A decimal number. */
    NUMBER,
    /** The code of one choice. */
    SINGLE_CHOICE,
    /** An array of choice codes. */
    MULTIPLE_CHOICE,
    /** 1 to 5. */
    RATING,
    /** 0 to 10. */
    NPS,
    /** ISO 8601, yyyy-MM-dd. */
    DATE,
    EMAIL;

    public boolean hasChoices() {
        return this == SINGLE_CHOICE || this == MULTIPLE_CHOICE;
    }
}
