package io.surveylink.diagnosis;

import java.util.List;

/**
 * What a question came to.
 *
 * @param arguments names and numbers that the fact's text mentions; never answers of respondents
 */
public record Answer(Fact fact, List<Object> arguments, Evidence evidence) {

    public Answer {
        arguments = List.copyOf(arguments);
    }

    public Question question() {
        return fact.question();
    }

    public Fact.State state() {
        return fact.state();
    }
}
