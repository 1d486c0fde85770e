package io.surveylink.simulator.soql;

/** @param column of its first character, counted from one */
record Token(Kind kind, String text, int column) {

    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        MOMENT,
        SYMBOL,
        END
    }

    boolean is(String wordOrSymbol) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(wordOrSymbol);
    }
}
