package io.surveylink.survey.internal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sender is told, response by response in the order sent. */
record IngestionAnswer(List<Result> results) {

    IngestionAnswer {
        results = List.copyOf(results);
    }

    @JsonIgnore
    boolean isAllRejected() {
        return results.stream().allMatch(r -> r.outcome() == Outcome.REJECTED);
    }

    /** @param error only of a rejected one */
    record Result(
            @Nullable String id, Outcome outcome, @Nullable ItemError error) {}

    /** As the API spells it. */
    enum Outcome {
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("duplicate")
        DUPLICATE,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("rejected")
        REJECTED
    }
}
