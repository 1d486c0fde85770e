package io.surveylink.common;

/** What a user chose to look at. */
public enum ColorScheme {
    SYSTEM,
    LIGHT,
    DARK
}
