package io.surveylink.access;

/** What a call comes to. */
enum Outcome {
    ALLOWED('y'),
    FORBIDDEN('f'),
    NOT_FOUND('n'),
    /** Answered, with nothing in it. */
    NOTHING('0'),
    /** The access table lets it through; the row's own code says why there is nothing to do for this person. */
    REFUSED_OTHERWISE('x');

    private final char letter;

    Outcome(char letter) {
        this.letter = letter;
    }

    static Outcome of(char letter) {
        for (Outcome outcome : values()) {
            if (outcome.letter == letter) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no outcome " + letter);
    }
}
