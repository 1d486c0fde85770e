package io.surveylink.diagnosis.internal;

import io.surveylink.diagnosis.Answer;
import io.surveylink.diagnosis.Evidence;
import io.surveylink.diagnosis.Fact;
import io.surveylink.diagnosis.Remedy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer with what to do about it. */
record Found(Answer answer, @Nullable Remedy remedy) {

    /** Of what is as it should be, or was not asked. */
    static Found that(Fact fact, Object... arguments) {
        return that(fact, Evidence.NONE, arguments);
    }

    static Found that(Fact fact, Evidence evidence, Object... arguments) {
        return new Found(new Answer(fact, List.of(arguments), evidence), null);
    }

    Found so(Remedy what) {
        return new Found(answer, what);
    }
}
